"""Writes seasonaloutlier.json: periods that fit neither trend nor season, by statsmodels.

    pip install -r requirements.txt && python seasonaloutlier.py

A period is a candidate where the remainder of the robust STL lies beyond so many
median absolute deviations; it is scored against what the others predict. What the other periods predict for it is not in
statsmodels, whose STL takes no missing value: the smoothers are written out here as
matrices, with a weight of 0 for what is left out, and held against statsmodels'
STL with all weights at 1. The degrees of freedom are the squares of the entries of
I - H, which the package only estimates.
"""
import json
import pathlib

import numpy as np
from scipy import stats
from statsmodels.robust import mad
from statsmodels.tsa.seasonal import STL

PERIOD, LONG, CYCLES_FOR_CHANGE = 12, 35, 7
ROOT = 3 / 8  # Anscombe's
SCALES = {
    "as is": (lambda v: v, lambda v: v),
    "square root": (lambda v: np.sqrt(v + ROOT), lambda v: v ** 2 - ROOT),
    "logarithm": (np.log, np.exp),
}


def odd(n):
    return int(n) + 1 - int(n) % 2


def widths(n):
    """Of the seasonal, trend and low-pass smoother; degree of the seasonal one."""
    seasonal, degree = (LONG, 1) if n >= CYCLES_FOR_CHANGE * PERIOD else (odd(10 * n), 0)
    return seasonal, odd(np.ceil(1.5 * PERIOD / (1 - 1.5 / seasonal))), odd(PERIOD + 1), degree


def loess(weights, width, degree, at):
    """The matrix that smooths values with such weights, at the places given."""
    n = len(weights)
    x = np.arange(n, dtype=float)
    rows = np.zeros((len(at), n))
    for row, place in zip(rows, at):
        near = min(width, n)
        left = int(np.clip(np.ceil(place) - near // 2, 0, n - near))
        inside = (x >= left) & (x < left + near)
        reach = np.abs(x[inside] - place).max() + max(0, (width - n) // 2)
        k = np.where(inside, np.clip(1 - (np.abs(x - place) / reach) ** 3, 0, None) ** 3, 0) * weights
        powers = np.vander(x - place, degree + 1, increasing=True)
        row[:] = np.linalg.solve(powers.T @ (k[:, None] * powers), (k[:, None] * powers).T)[0]
    return rows


def means(n, width):
    return np.array([[1 / width if i <= j < i + width else 0 for j in range(n)] for i in range(n - width + 1)])


def hat(weights):
    """The matrix of an STL without robust weights: trend and season of given values."""
    n = len(weights)
    seasonal, trend, low, degree = widths(n)
    cycle = np.zeros((n + 2 * PERIOD, n))
    for phase in range(PERIOD):
        w = weights[phase::PERIOD]
        cycle[phase::PERIOD, phase::PERIOD] = loess(w, seasonal, degree, np.arange(-1, len(w) + 1))
    passed = means(n + 2, 3) @ means(n + PERIOD + 1, PERIOD) @ means(n + 2 * PERIOD, PERIOD)
    season_of = cycle[PERIOD:PERIOD + n] - loess(np.ones(n), low, 1, range(n)) @ passed @ cycle
    trend_of = loess(weights, trend, 1, range(n))
    t = np.zeros((n, n))
    for _ in range(5):
        s = season_of @ (np.eye(n) - t)
        t = trend_of @ (np.eye(n) - s)
    return t, s


def evened(season):
    """Few cycles have one season for all of them."""
    n = len(season)
    if n >= CYCLES_FOR_CHANGE * PERIOD:
        return season
    return np.array([season[i % PERIOD::PERIOD].mean(axis=0) for i in range(n)])


rng = np.random.default_rng(41)
cases = []
for name, scale, n, planted in [
    ("eight years around nothing", "as is", 96, {50: 7.0, 71: -8.0}),
    ("four years around nothing", "as is", 48, {20: 9.0}),
    ("six years that grow by a part", "logarithm", 72, {33: 9.0, 52: -8.5}),
    ("six years of squares", "square root", 72, {26: -8.0, 50: 9.0}),
]:
    into, back = SCALES[scale]
    t = np.arange(n)
    size, base, slope = {"as is": (4, 0, 0.1), "logarithm": (0.08, 3, 0.03), "square root": (0.4, 3, 0.15)}[scale]
    z = base + slope * t + size * (4 * np.sin(2 * np.pi * t / 12) + 2 * np.cos(4 * np.pi * t / 12) + rng.normal(size=n))
    for i, by in planted.items():
        z[i] += by * size
    y = np.round(back(z), 6)
    z = into(y)
    seasonal, trend, low, degree = widths(n)
    options = {"period": PERIOD, "seasonal": seasonal, "trend": trend, "low_pass": low, "seasonal_deg": degree}
    robust = STL(z, robust=True, **options).fit()
    remainder = z - robust.trend - evened(np.asarray(robust.seasonal))
    deviation = mad(remainder)
    rate = (1 - 0.95 ** (1 / n)) / 2
    limit = max(2.5, stats.t.isf(rate, 0.37 * (n - 1)) - 1)

    trended, seasoned = hat(np.ones(n))
    plain = STL(z, **options).fit()
    assert np.abs(trended @ z - plain.trend).max() < 1e-8 and np.abs(seasoned @ z - plain.seasonal).max() < 1e-8
    freedom = ((np.eye(n) - trended - evened(seasoned)) ** 2).sum()

    def fit(out):
        trended, seasoned = hat(np.where(np.isin(t, out), 0.0, 1.0))
        return trended + evened(seasoned)

    def scored(out):
        """Candidates by the fit of the rest: the weakest goes back in until all pass."""
        expected = fit(out) @ z
        kept = np.setdiff1d(t, out)
        sd = np.sqrt(((z - expected)[kept] ** 2).sum() / (freedom - len(out)))
        scores = {}
        for i in out:
            own = fit([j for j in out if j != i])[i, i]
            scores[i] = (z[i] - expected[i]) / (sd * np.sqrt(1 + own / (1 - own)))
        bound = stats.t.isf(0.6 * rate, freedom - len(out))
        weakest = min(scores, key=lambda i: abs(scores[i]))
        if abs(scores[weakest]) <= bound:
            return scored([i for i in out if i != weakest])
        return bound, [{"index": int(i), "expected": float(back(expected[i])), "score": float(scores[i])}
                       for i in sorted(scores, key=lambda i: -abs(scores[i]))]

    candidates = np.flatnonzero(np.abs(remainder) > limit * deviation).tolist()
    assert len(candidates) <= 0.15 * n  # more are no exceptions
    bound, found = scored(candidates)
    assert {*planted} <= {f["index"] for f in found}
    cases.append({"name": name, "scale": scale, "period": PERIOD, "values": y.tolist(), "remainder": np.round(remainder, 10).tolist(),
                  "deviation": float(deviation), "limit": float(limit),
                  "candidates": candidates, "threshold": float(bound), "found": found})

pathlib.Path(__file__).with_name("seasonaloutlier.json").write_text(json.dumps(cases) + "\n")
