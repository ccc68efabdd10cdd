"""Writes concentration.json: Gini and HHI by their definitions, in numpy.

    pip install -r requirements.txt && python concentration.py

Gini is half the mean absolute difference of all pairs over the mean, which is
not how the package computes it.
"""
import json
import pathlib

import numpy as np

rng = np.random.default_rng(7)
cases = []
for name, x in [
    ("equal", np.full(8, 3.0)),
    ("one has everything", np.array([0, 0, 0, 0, 9.0])),
    ("one to five", np.arange(1.0, 6.0)),
    ("lognormal", np.round(rng.lognormal(3, 1.2, 60), 3)),
    ("with zeros", np.array([0, 0, 1.5, 4, 10, 2.25])),
]:
    cases.append({
        "name": name,
        "values": x.tolist(),
        "gini": float(np.abs(x[:, None] - x[None, :]).mean() / (2 * x.mean())),
        "hhi": float(((x / x.sum()) ** 2).sum()),
    })
pathlib.Path(__file__).with_name("concentration.json").write_text(json.dumps(cases) + "\n")
