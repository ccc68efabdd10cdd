"""Writes change.json: where ruptures puts the steps of series without season or line.

    pip install -r requirements.txt && python change.py
"""
import json
import pathlib

import numpy as np
import ruptures

rng = np.random.default_rng(12)
cases = []
for name, n, steps in [
    ("one step", 48, [(30, 8.0)]),
    ("up and down again", 60, [(20, 9.0), (42, -7.0)]),
    ("three steps", 90, [(25, 8.0), (50, -10.0), (70, 9.0)]),
]:
    y = rng.normal(size=n) + 100
    for at, height in steps:
        y[at:] += height
    y = np.round(y, 3)
    found = ruptures.Pelt(model="l2", min_size=3, jump=1).fit(y).predict(pen=3 * np.log(n))[:-1]
    edges = [0, *found, n]
    means = [y[a:b].mean() for a, b in zip(edges, edges[1:])]
    cases.append({"name": name, "values": y.tolist(), "at": found, "difference": np.diff(means).tolist()})
pathlib.Path(__file__).with_name("change.json").write_text(json.dumps(cases) + "\n")
