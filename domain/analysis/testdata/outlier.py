"""Writes outlier.json: robust scores by statsmodels, quantiles and tails by scipy.

    pip install -r requirements.txt && python outlier.py

Values below 0 leave only one scale, on which scores are distances from the
median in median absolute deviations. The bound is the quantile of Student's t
with 0.37 (n - 1) degrees of freedom at a rate shared by all values (Sidak).
"""
import json
import pathlib

import numpy as np
from scipy import stats
from statsmodels.robust import mad

rng = np.random.default_rng(5)
x = np.round(rng.normal(0, 10, 60), 2)
x[[7, 33]] = [95.5, -80.25]
rate = 1 - 0.95 ** (1 / len(x))

counts = np.concatenate([np.zeros(70), np.ones(20), np.full(8, 2), [3, 14]])
kept = counts[counts <= np.quantile(counts, 0.99)]  # one in a hundred is left out
mean = (kept.sum() + 0.5) / len(kept)
variance = max(mean, (kept ** 2).sum() / len(kept) - mean ** 2)
size = mean ** 2 / (variance - mean)
tail = stats.nbinom.sf(13, size, size / (size + mean)) if variance > mean else stats.poisson.sf(13, mean)

pathlib.Path(__file__).with_name("outlier.json").write_text(json.dumps({
    "values": x.tolist(),
    "scores": ((x - np.median(x)) / mad(x)).tolist(),
    "threshold": float(-stats.t.ppf(rate / 2, 0.37 * (len(x) - 1))),
    "counts": counts.tolist(), "count": 14, "expected": float(mean), "score": float(stats.norm.isf(tail)),
}) + "\n")
