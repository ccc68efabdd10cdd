"""Writes stl.json: decompositions by statsmodels that STL is checked against.

    pip install -r requirements.txt && python stl.py
"""
import json
import pathlib

import numpy as np
from statsmodels.tsa.seasonal import STL

rng = np.random.default_rng(20240501)


def series(n, period, noise, spikes=()):
    t = np.arange(n)
    y = 100 + 0.7 * t + 12 * np.sin(2 * np.pi * t / period) + 5 * np.cos(4 * np.pi * t / period)
    y = y + noise * rng.standard_normal(n)
    for i in spikes:
        y[i] += 60
    return np.round(y, 4)


cases = []
for name, n, period, spikes, options in [
    ("monthly", 48, 12, (), {}),
    ("monthly, robust, with spikes", 60, 12, (17, 40), {"robust": True}),
    ("quarterly, seasonal window 13", 30, 4, (), {"seasonal": 13}),
    ("daily, local means, robust", 70, 7, (33,), {"seasonal": 9, "seasonal_deg": 0, "trend_deg": 0, "robust": True}),
    ("monthly, own windows", 50, 12, (), {"seasonal": 35, "trend": 23, "low_pass": 15}),
]:
    y = series(n, period, 3.0, spikes)
    fit = STL(y, period=period, **options).fit()
    cases.append({
        "name": name,
        "period": period,
        "seasonal_window": options.get("seasonal", 7),
        "trend_window": options.get("trend", 0),
        "low_pass_window": options.get("low_pass", 0),
        "seasonal_mean": options.get("seasonal_deg", 1) == 0,
        "trend_mean": options.get("trend_deg", 1) == 0,
        "robust": options.get("robust", False),
        "values": y.tolist(),
        "trend": np.round(fit.trend, 9).tolist(),
        "seasonal": np.round(fit.seasonal, 9).tolist(),
    })

path = pathlib.Path(__file__).with_name("stl.json")
path.write_text(json.dumps(cases) + "\n")
