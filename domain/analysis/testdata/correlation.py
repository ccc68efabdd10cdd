"""Writes correlation.json: coefficients and p-values by scipy and statsmodels.

    pip install -r requirements.txt && python correlation.py

Bergsma's correction of Cramér's V is in neither: it is written out here.
"""
import json
import pathlib

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests

rng = np.random.default_rng(99)
pairs = []
for name, n, weight in [("weak", 60, 0.2), ("strong", 25, 2.0), ("negative", 12, -1.0), ("tiny p", 200, 5.0)]:
    x = np.round(rng.normal(size=n), 2)
    y = np.round(weight * x + rng.normal(size=n), 1)
    p, s = stats.pearsonr(x, y), stats.spearmanr(x, y)
    pairs.append({"name": name, "x": x.tolist(), "y": y.tolist(), "pearson": p.statistic, "pearson_p": p.pvalue,
                  "spearman": s.statistic, "spearman_p": s.pvalue})

tables = []
for counts in [[[20, 10, 5], [8, 12, 30]], [[3, 9], [7, 2], [4, 4]], [[100, 100], [100, 100]]]:
    t = np.array(counts, float)
    chi2, p, df, _ = stats.chi2_contingency(t, correction=False)
    n, (r, k) = t.sum(), t.shape
    phi2 = max(0, chi2 / n - (k - 1) * (r - 1) / (n - 1))
    least = min(r - (r - 1) ** 2 / (n - 1), k - (k - 1) ** 2 / (n - 1)) - 1
    tables.append({"counts": counts, "chi_square": chi2, "p": p, "freedom": int(df), "v": float(np.sqrt(phi2 / least))})

samples = [np.round(rng.normal(m, 1, n), 3) for m, n in [(0, 9), (0.6, 14), (1.2, 6)]]
f = stats.f_oneway(*samples)
every = np.concatenate(samples)
between = sum(len(s) * (s.mean() - every.mean()) ** 2 for s in samples)
total = ((every - every.mean()) ** 2).sum()
within = (total - between) / (len(every) - len(samples))

p_values = [0.001, 0.2, 0.04, 0.04, 0.9, 0.008, 1.0]
pathlib.Path(__file__).with_name("correlation.json").write_text(json.dumps({
    "pairs": pairs,
    "tables": tables,
    "groups": {"samples": [s.tolist() for s in samples], "p": f.pvalue, "eta_squared": between / total,
               "epsilon_squared": (between - (len(samples) - 1) * within) / total},
    "p_values": p_values,
    "adjusted": multipletests(p_values, method="fdr_bh")[1].tolist(),
}) + "\n")
