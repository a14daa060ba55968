# The service in a container. The install steps are those of the Makefile, with the same hash-locked
# requirements; a test holds the two together.
#
# How far this is tested: no container engine runs where this is developed, so no image has been built. The
# install commands, the health check and the start command are run outside a container by tests; the FROM, COPY
# and USER lines are only read.

FROM python:3.11-slim AS build
WORKDIR /srv/botilbudsmatch
ENV UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=/srv/botilbudsmatch/.venv
RUN python3 -m venv .venv
COPY requirements/tools.txt requirements/base.txt requirements/
RUN .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
RUN .venv/bin/uv pip install --quiet --require-hashes -r requirements/base.txt
COPY pyproject.toml README.md ./
COPY solver solver
COPY data data
COPY app app
RUN .venv/bin/uv pip install --quiet --no-deps --no-build-isolation -e .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home botilbudsmatch \
 && install -d -o botilbudsmatch -m 0700 /var/lib/botilbudsmatch
COPY --from=build /srv/botilbudsmatch /srv/botilbudsmatch
WORKDIR /srv/botilbudsmatch
ENV PATH=/srv/botilbudsmatch/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    BOTILBUDSMATCH_HOST=0.0.0.0 \
    BOTILBUDSMATCH_PORT=8000 \
    BOTILBUDSMATCH_DATA_DIR=/var/lib/botilbudsmatch
VOLUME /var/lib/botilbudsmatch
EXPOSE 8000
USER botilbudsmatch
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['BOTILBUDSMATCH_PORT'] + '/readyz', timeout=4)"]
# The first start prints the service's key; BOTILBUDSMATCH_KEY gives one from outside instead.
CMD ["botilbudsmatch", "serve"]
