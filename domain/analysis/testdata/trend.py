"""Writes trend.json: lines beside a season by ordinary least squares, by statsmodels.

    pip install -r requirements.txt && python trend.py
"""
import json
import pathlib

import numpy as np
import statsmodels.api as sm

rng = np.random.default_rng(31)
cases = []
for name, n, period, slope, missing in [
    ("a line", 24, 1, 1.5, ()),
    ("a line beside a season of twelve", 48, 12, -0.8, ()),
    ("a line beside a season of four, with gaps", 26, 4, 0.6, (3, 4, 17)),
]:
    t = np.arange(n)
    y = np.round(80 + slope * t + 15 * np.sin(2 * np.pi * t / max(period, 2)) * (period > 1) + rng.normal(size=n), 3)
    kept = np.array([i for i in t if i not in missing])
    levels = (kept[:, None] % period == np.arange(period)).astype(float)
    fit = sm.OLS(y[kept], np.column_stack([kept, levels])).fit()
    level = fit.params[1:].mean()  # the line lies in the middle of the season
    cases.append({
        "name": name, "period": period, "grain": {1: "year", 12: "month", 4: "quarter"}[period],
        "values": [None if i in missing else float(y[i]) for i in t],
        "slope": fit.params[0], "first": level + fit.params[0] * kept[0], "last": level + fit.params[0] * kept[-1],
    })
pathlib.Path(__file__).with_name("trend.json").write_text(json.dumps(cases) + "\n")
