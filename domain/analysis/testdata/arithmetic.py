"""Writes arithmetic.json: growth, the split of a ratio, and co-movement of changes.

    pip install -r requirements.txt && python arithmetic.py

Growth is summed and averaged by calendar year in numpy. The parts of a ratio are
the means over both orders in which shares and ratios can be put in place of the
old ones (Shapley), which is not how the package computes them; the mix is held
against the mean of the two totals. Changes are numpy's differences, less the mean
of each month where there is a season, correlated by scipy.
"""
import json
import pathlib

import numpy as np
from scipy import stats

rng = np.random.default_rng(23)

growth = []
for name, slope, noise in [("rising", 2.5, 4.0), ("falling", -1.5, 6.0)]:
    x = np.round(150 + slope * np.arange(42) + rng.normal(0, noise, 42), 3)
    years = x[-36:].reshape(3, 12)
    growth.append({"name": name, "values": x.tolist(),
                   "year_on_year": float(years[2].sum() / years[1].sum() - 1),
                   "cagr": float((years[2].mean() / years[0].mean()) ** (1 / 2) - 1)})

d0, d1 = rng.uniform(50, 400, 6), rng.uniform(50, 400, 6)
n0, n1 = d0 * rng.uniform(0.02, 0.3, 6), d1 * rng.uniform(0.02, 0.3, 6)
w0, w1, r0, r1 = d0 / d0.sum(), d1 / d1.sum(), n0 / d0, n1 / d1
middle = (n0.sum() / d0.sum() + n1.sum() / d1.sum()) / 2
rate = ((w0 * r1 - w0 * r0) + (w1 * r1 - w1 * r0)) / 2
mix = ((w1 - w0) * (r0 - middle) + (w1 - w0) * (r1 - middle)) / 2
assert abs(rate.sum() + mix.sum() - (n1.sum() / d1.sum() - n0.sum() / d0.sum())) < 1e-12
ratio = {"control": np.stack([n0, d0], 1).tolist(), "test": np.stack([n1, d1], 1).tolist(),
         "rate": rate.tolist(), "mix": mix.tolist()}

common, t = rng.normal(0, 1, 60), np.arange(60)
season = 12 * np.sin(2 * np.pi * t / 12)
changes = []
for name, a, b, period in [
    ("trends alone", 100 + 3 * t + rng.normal(0, 2, 60), 50 + 2 * t + rng.normal(0, 2, 60), 1),
    ("common shocks", 100 + t + 3 * common, 50 + 2 * t + 4 * common + rng.normal(0, 2, 60), 1),
    ("a season each", season + 2 * common + rng.normal(0, 1, 60), 5 + season + rng.normal(0, 1, 60), 12),
]:
    a, b = np.round(a, 4), np.round(b, 4)
    x, y = np.diff(a), np.diff(b)
    for z in (x, y):
        for phase in range(period):
            z[phase::period] -= z[phase::period].mean()
    changes.append({"name": name, "period": period, "a": a.tolist(), "b": b.tolist(),
                    "changes": float(stats.pearsonr(x, y).statistic), "levels": float(stats.pearsonr(a, b).statistic)})

pathlib.Path(__file__).with_name("arithmetic.json").write_text(
    json.dumps({"growth": growth, "ratio": ratio, "changes": changes}) + "\n")
