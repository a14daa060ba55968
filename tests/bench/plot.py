"""A log-log plot as SVG: lines told apart by dash, mark and a label at their end, not by colour alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 980, 600
LEFT, RIGHT, TOP, BOTTOM = 84, 660, 74, 530
LABEL_X, LABEL_GAP = 692, 22
INK, GREY = "#1a1a1a", "#d5dade"
STYLES = (
    ("#0b3c6f", "", "circle"),
    ("#9c3a00", "9 4", "square"),
    ("#00604b", "2 4", "up"),
    ("#7a2a63", "12 4 2 4", "down"),
    ("#6b5200", "5 3", "diamond"),
    ("#4a4a4a", "1 3 6 3", "cross"),
    ("#1f6f8b", "16 4", "plus"),
)
"""Colour, dash pattern and mark, by the series' place; every colour has at least 5:1 against white."""
Point = tuple[float, float]
Scale = Callable[[float], float]


@dataclass(frozen=True)
class Series:
    """One line: its name, its points (x, y), all above zero, and its exponent, None with too few points."""

    name: str
    points: tuple[Point, ...]
    exponent: float | None = None

    @property
    def label(self) -> str:
        return self.name if self.exponent is None else f"{self.name} ({self.exponent:.1f})"


def exponent(points: Sequence[Point]) -> float | None:
    """The slope of the straight line nearest to the points on log-log paper; None for fewer than three points.

    Example:
        (1, 1), (10, 100) and (100, 10000) give 2.0.
    """
    if len(points) < 3:
        return None
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - x_mean) ** 2 for x in xs)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / spread if spread else None


def drawn(series: Sequence[Series], title: str, note: str, x_name: str, y_name: str) -> str:
    """The plot as SVG text.

    Args:
        series: at most seven, each with at least one point.
        title: what the plot shows; also its accessible name.
        note: a line under the title: day and machine.
        x_name, y_name: what the axes count.
    """
    xs, ys = ([point[axis] for one in series for point in one.points] for axis in (0, 1))
    x_low, x_high = min(xs) / 1.15, max(xs) * 1.15
    y_low, y_high = 10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys)))
    at_x, at_y = _scale(x_low, x_high, LEFT, RIGHT), _scale(y_low, y_high, BOTTOM, TOP)
    said = "; ".join(_said(one) for one in series)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="title desc" font-family="Helvetica, Arial, sans-serif">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">Both axes are logarithmic: {escape(x_name)} to the right, {escape(y_name)} upwards. '
        f"{escape(said)}.</desc>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(LEFT, 30, title, size=18, weight="bold"),
        _text(LEFT, 52, note),
    ]
    out += _axes(at_x, at_y, (x_low, x_high), (y_low, y_high), x_name, y_name)
    ends = _apart([at_y(one.points[-1][1]) for one in series])
    for one, (colour, dash, mark), label_y in zip(series, STYLES, ends, strict=False):
        places = [(at_x(x), at_y(y)) for x, y in one.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        out.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        out += [_mark(mark, x, y, colour) for x, y in places]
        x, y = places[-1]
        out.append(
            f'<path d="M{x + 8:.1f} {y:.1f} L{LABEL_X - 6} {label_y - 5:.1f}" stroke="{colour}" fill="none"/>'
        )
        out.append(_text(LABEL_X, label_y, one.label, colour=colour))
    return "\n".join([*out, "</svg>", ""])


def _said(one: Series) -> str:
    (x_first, y_first), (x_last, y_last) = one.points[0], one.points[-1]
    grows = "" if one.exponent is None else f", growing with the power {one.exponent:.1f}"
    return f"{one.name}: {y_first:.2g} at {x_first:,.0f} and {y_last:.2g} at {x_last:,.0f}{grows}"


def _scale(low: float, high: float, start: float, end: float) -> Scale:
    width = math.log(high) - math.log(low)
    return lambda value: start + (end - start) * (math.log(value) - math.log(low)) / width


def _axes(at_x: Scale, at_y: Scale, x_span: Point, y_span: Point, x_name: str, y_name: str) -> list[str]:
    out = []
    power = range(math.floor(math.log10(x_span[0])), math.ceil(math.log10(x_span[1])) + 1)
    for value in (part * 10**p for p in power for part in (1, 3)):
        if x_span[0] <= value <= x_span[1]:
            out.append(_rule(at_x(value), BOTTOM, at_x(value), TOP))
            out.append(_text(at_x(value), BOTTOM + 22, f"{value:,.0f}", anchor="middle"))
    for p in range(round(math.log10(y_span[0])), round(math.log10(y_span[1])) + 1):
        out.append(_rule(LEFT, at_y(10**p), RIGHT, at_y(10**p)))
        out.append(_text(LEFT - 8, at_y(10**p) + 5, f"{10.0**p:,.{max(0, -p)}f}", anchor="end"))
    out.append(f'<path d="M{LEFT} {TOP} V{BOTTOM} H{RIGHT}" stroke="{INK}" fill="none"/>')
    out.append(_text((LEFT + RIGHT) / 2, BOTTOM + 48, x_name, anchor="middle"))
    turned = f'transform="rotate(-90 22 {(TOP + BOTTOM) / 2})"'
    out.append(_text(22, (TOP + BOTTOM) / 2, y_name, anchor="middle", more=turned))
    return out


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{GREY}"/>'


def _text(
    x: float, y: float, words: str, *, size: int = 14, weight: str = "normal", anchor: str = "start",
    colour: str = INK, more: str = "",
) -> str:  # fmt: skip
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" '
        f'fill="{colour}" {more}>{escape(words)}</text>'
    )


def _apart(heights: Sequence[float]) -> list[float]:
    """The heights of the labels, in the series' order, so far apart that none covers another, inside the plot."""
    order = sorted(range(len(heights)), key=lambda one: heights[one])
    out, least = [0.0] * len(heights), float(TOP)
    for one in order:
        out[one] = least = max(heights[one], least) + 5
        least += LABEL_GAP - 5
    over = max(0.0, max(out, default=0.0) - BOTTOM)
    most = math.inf
    for one in reversed(order):
        out[one] = most = min(out[one], BOTTOM if over else out[one], most)
        most -= LABEL_GAP
    return out


def _mark(kind: str, x: float, y: float, colour: str) -> str:
    """A mark around a point."""
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'
    shapes = {
        "square": "m-5 -5 h10 v10 h-10 z",
        "up": "m0 -6 l6 11 h-12 z",
        "down": "m0 6 l6 -11 h-12 z",
        "diamond": "m0 -7 l6 7 l-6 7 l-6 -7 z",
        "cross": "m-5 -5 l10 10 m0 -10 l-10 10",
        "plus": "m-6 0 h12 m-6 -6 v12",
    }
    fill = "none" if kind in ("cross", "plus") else colour
    return f'<path d="M{x:.1f} {y:.1f} {shapes[kind]}" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
