"""Writes drivers.json: adjusted shares of variance of ranks, by statsmodels.

    pip install -r requirements.txt && python drivers.py

share is of one column alone, added what it adds to those before it (adjusted
R squared of least squares on ranks and on indicators of categories).
"""
import json
import pathlib

import numpy as np
import statsmodels.api as sm
from scipy.stats import rankdata

rng = np.random.default_rng(8)
n = 150
a, c = rng.normal(size=n), rng.integers(0, 4, n)
b = a + rng.normal(size=n)
target = np.round(np.exp(a + 0.6 * c + 0.5 * rng.normal(size=n)), 4)
a, b = np.round(a, 3), np.round(b, 3)


def adjusted(*columns):
    return sm.OLS(rankdata(target), sm.add_constant(np.column_stack(columns))).fit().rsquared_adj


columns = {"a": rankdata(a)[:, None], "b": rankdata(b)[:, None], "c": (c[:, None] == np.arange(1, 4)).astype(float)}
share = {k: adjusted(v) for k, v in columns.items()}
order = sorted(share, key=share.get, reverse=True)
added, kept, before = {}, [], 0.0
for k in order:
    after = adjusted(*[columns[j] for j in [*kept, k]])
    added[k] = max(0.0, after - before)
    if after > before:  # one that adds nothing is left out of the next
        kept, before = [*kept, k], after
pathlib.Path(__file__).with_name("drivers.json").write_text(json.dumps({
    "target": target.tolist(), "a": a.tolist(), "b": b.tolist(), "c": c.tolist(),
    "order": order, "share": [share[k] for k in order], "added": [added[k] for k in order],
}) + "\n")
