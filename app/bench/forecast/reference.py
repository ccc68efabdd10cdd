"""Forecasts of statsforecast's AutoARIMA, AutoETS and SeasonalNaive of each window.

    python reference.py CACHE < windows.jsonl

What a window's values gave is kept in the file CACHE, so that a second run is quick.
"""
import hashlib
import json
import os
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor

os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore")

import numpy as np
from statsforecast.models import AutoARIMA, AutoETS, SeasonalNaive


def key(w):
    return hashlib.sha256(json.dumps([w["season"], w["horizon"], w["train"]]).encode()).hexdigest()[:16]


def forecasts(w):
    warnings.filterwarnings("ignore")
    out = {"key": key(w)}
    for model in (AutoARIMA, AutoETS, SeasonalNaive):
        try:
            f = model(season_length=w["season"]).forecast(y=np.array(w["train"]), h=w["horizon"], level=[80, 95])
            value = {"value": f["mean"]}
            for level in (80, 95):
                value[f"lower_{level}"], value[f"upper_{level}"] = f[f"lo-{level}"], f[f"hi-{level}"]
            out[model.__name__] = {k: np.asarray(v, float).tolist() for k, v in value.items()}
        except Exception as e:  # a model that fails on a window is left out of it, and counted
            out[model.__name__] = {"error": type(e).__name__}
    return out


if __name__ == "__main__":
    cache = sys.argv[1]
    known = set()
    if os.path.exists(cache):
        with open(cache) as f:
            known = {json.loads(line)["key"] for line in f}
    todo = [w for w in map(json.loads, sys.stdin) if key(w) not in known]
    with open(cache, "a") as f, ProcessPoolExecutor() as pool:
        for i, out in enumerate(pool.map(forecasts, todo)):
            f.write(json.dumps(out) + "\n")
            f.flush()
            if i % 50 == 49:
                print(f"{i + 1} of {len(todo)} windows", file=sys.stderr)
