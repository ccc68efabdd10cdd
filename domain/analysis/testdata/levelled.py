"""Writes levelled.json: the steps in the history of a forecast, by ruptures and statsmodels.

    pip install -r requirements.txt && python levelled.py

ruptures puts the steps into the months less the mean of each month of the year;
ordinary least squares then give their heights beside months, a line and each other,
as they are or of logarithms, whichever is likelier (of logarithms less their sum,
the Jacobian).
"""
import json
import pathlib

import numpy as np
import ruptures
import statsmodels.api as sm

rng = np.random.default_rng(77)
cases = []
for name, n, ratio, steps in [
    ("a fall", 60, False, [(36, -40.0)]),
    ("a rise and a fall", 84, False, [(30, 45.0), (60, -35.0)]),
    ("a fall by a part", 72, True, [(42, -0.45)]),
]:
    t = np.arange(n)
    y = 20 * np.sin(2 * np.pi * t / 12) + 3 * rng.normal(size=n)
    y = y / 60 if ratio else y
    for at, height in steps:
        y[at:] += height
    y = np.round(100 * np.exp(y) if ratio else 120 + y, 3)
    z = np.log(y) if ratio else y
    rest = z - np.array([z[m % 12::12].mean() for m in t])
    found = ruptures.Pelt(model="l2", min_size=3, jump=1).fit(rest).predict(pen=3 * rest[:12].var() * np.log(n))[:-1]
    assert found == [at for at, _ in steps], found
    columns = [(t % 12 == m).astype(float) for m in range(12)] + [t / (n - 1)] + [(t >= at).astype(float) for at in found]
    plain, logs = (sm.OLS(v, np.column_stack(columns)).fit() for v in (y, np.log(y)))
    assert (logs.llf - np.log(y).sum() > plain.llf) == ratio
    fit = logs if ratio else plain
    cases.append({"name": name, "values": y.tolist(), "at": found, "ratio": ratio,
                  "heights": fit.params[13:].tolist(), "doubt": float(fit.bse[-1])})
pathlib.Path(__file__).with_name("levelled.json").write_text(json.dumps(cases) + "\n")
