"""Writes backtest.json: MASE and sMAPE of given forecasts, by utilsforecast.

    pip install -r requirements.txt && python backtest.py

The numbers of "by hand" are worked out in the comments beside it. utilsforecast's
sMAPE lies between 0 and 1: half of the one of the M3 competition, between 0 and 2,
which the package and the benchmark (app/bench/forecast) take. The benchmark's own
scores of the same forecasts are held against both.
"""
import json
import pathlib
import sys

import numpy as np
import pandas as pd
from utilsforecast.losses import mase, smape

here = pathlib.Path(__file__)
sys.path.insert(0, str(here.parents[3] / "app" / "bench" / "forecast"))
sys.modules["reference"] = type(sys)("reference")  # its forecasting library is not needed here
sys.modules["reference"].key = None
import table

rng = np.random.default_rng(63)
cases = [{
    # Naive errors in sample 2, 3, 1: mean 2. Errors 1, 3, 0: mean 4/3, so MASE 2/3.
    # sMAPE: (2/13 + 6/13 + 0)/3 = 8/39.
    "name": "by hand", "season": 1, "train": [[4, 6, 3, 4]], "actual": [[7, 5, 4]], "forecast": [[6, 8, 4]],
    "mase": 2 / 3, "smape": 8 / 39,
}, {
    # Two apart, in sample: 2, 2, 4, 0: mean 2. Errors 2, 0, 5: mean 7/3, so MASE 7/6.
    # Nothing forecast as nothing is no error: (4/6 + 0 + 2)/3 = 8/9.
    "name": "by hand, with zeros and a season", "season": 2, "train": [[1, 5, 3, 7, 7, 7]], "actual": [[4, 0, 5]],
    "forecast": [[2, 0, 0]], "mase": 7 / 6, "smape": 8 / 9,
}, {
    # The naive errors 1 and 3 of two windows scale their own misses: (2/1 + 3/3)/2.
    # sMAPE: (4/6 + 6/17)/2 = 26/51.
    "name": "by hand, from two origins", "season": 1, "train": [[3, 2], [3, 2, 7]], "actual": [[4], [7]], "forecast": [[2], [10]],
    "mase": 3 / 2, "smape": 26 / 51,
}]
for name, season, n, origins, level in [("months", 12, 40, 3, 80), ("quarters around nothing", 4, 22, 4, 0), ("years", 1, 15, 2, 30)]:
    y = np.round(level + 10 * np.sin(2 * np.pi * np.arange(n + 6) / season) + rng.normal(0, 5, n + 6), 2)
    at = [n - 2 * k for k in range(origins)][::-1]
    cases.append({"name": name, "season": season, "train": [y[:a].tolist() for a in at], "actual": [y[a:a + 6].tolist() for a in at],
                  "forecast": [np.round(y[a:a + 6] + rng.normal(0, 6, 6), 2).tolist() for a in at]})

for c in cases:
    both = []
    for train, actual, forecast in zip(c["train"], c["actual"], c["forecast"]):
        known = pd.DataFrame({"unique_id": "a", "ds": range(len(train)), "y": np.array(train, float)})
        came = pd.DataFrame({"unique_id": "a", "ds": range(len(train), len(train) + len(actual)), "y": np.array(actual, float), "ours": np.array(forecast, float)})
        both.append([mase(came, ["ours"], c["season"], known)["ours"].item(), 2 * smape(came, ["ours"])["ours"].item()])
        bounds = {f"{side}_{cover}": forecast for side in ("lower", "upper") for cover in (80, 95)}
        window = {"test": actual, "train": train, "season": c["season"]}
        assert np.allclose(table.scores(window, {"value": forecast, **bounds})[:2], both[-1], rtol=1e-12)
    scored = dict(zip(("mase", "smape"), np.mean(both, axis=0).tolist()))
    assert all(abs(c.get(k, v) - v) < 1e-12 for k, v in scored.items()), c["name"]
    c.update(scored)

here.with_name("backtest.json").write_text(json.dumps(cases) + "\n")
