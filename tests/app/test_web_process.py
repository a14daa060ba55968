"""The web process loads no solver, neither at the start nor while it serves."""

import json
import subprocess
import sys

from tests.app.running import ROOT

PROGRAM = """
import json, sys
import app.main
from tests.app.client import case, client, result
with client() as http:
    for path in ("/v1/rulesets", "/v1/rulesets/rm-2025-08-13", "/v1/openapi.json", "/v1/demo-cases/midtjylland",
                 "/v1/catalog/rules", "/v1/catalog/objectives", "/v1/catalog/reasons", "/v1/catalog/faults"):
        assert http.get(path).status_code == 200, path
    assert http.post("/v1/validate", json={"case": case()}).json() == {"faults": []}
    for verb, asked in (("match", {}), ("frontier", {}), ("why-not", {"unit": "B1", "gp": "G1"})):
        assert http.post(f"/v1/{verb}", json={"case": case(), **asked}).status_code == 200, verb
    assert http.post("/v1/compare", json={"left": result(), "right": result()}).status_code == 200
print(json.dumps(sorted(sys.modules)))
"""
FORBIDDEN = (
    "ortools",
    "scipy",
    "highspy",
    "solver.decide",
    "solver.questions",
    "solver.model",
    "solver.explain",
    "solver.candidates",
)


def test_no_solver_in_the_web_process() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, cwd=ROOT, check=False)
    assert ended.returncode == 0, ended.stderr
    loaded = json.loads(ended.stdout)
    assert [name for name in loaded if name.startswith(FORBIDDEN)] == []
