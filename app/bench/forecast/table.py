"""The table of `make bench-forecast`: errors and coverage by grain, in Markdown.

    python table.py WINDOWS OURS CACHE
"""
import json
import sys

import numpy as np

from reference import key

GRAINS = ("month", "quarter", "week", "day", "year")
OTHERS = {"AutoARIMA": "AutoARIMA", "AutoETS": "AutoETS", "SeasonalNaive": "seasonal naive"}


def read(path):
    with open(path) as f:
        return [json.loads(line) for line in f]


def scale(values, season):
    """Mean absolute error of the seasonal naive forecast in sample."""
    v = np.array(values)
    m = season if len(v) > season else 1
    return np.abs(v[m:] - v[:-m]).mean()


def scores(w, f):
    """MASE, sMAPE and the shares within 80 and 95 % of one window."""
    y, v = np.array(w["test"]), np.array(f["value"])
    miss, size = np.abs(y - v), np.abs(y) + np.abs(v)
    within = [((y >= np.array(f[f"lower_{c}"])) & (y <= np.array(f[f"upper_{c}"]))).mean() for c in (80, 95)]
    return [miss.mean() / scale(w["train"], w["season"]), np.where(size > 0, 2 * miss / np.where(size > 0, size, 1), 0).mean(), *within]


def rows(windows, forecasts):
    for grain in (*GRAINS, "all"):
        mine = [w for w in windows if grain in (w["grain"], "all")]
        series = len({w["id"].rsplit("/", 1)[0] for w in mine})
        for i, (name, made) in enumerate(forecasts.items()):
            mase, smape, in80, in95 = np.mean([scores(w, made[w["id"]]) for w in mine], axis=0)
            label = f"{grain}: {series} series, {len(mine)} windows" if i == 0 else ""
            yield f"| {label} | {name} | {mase:.3f} | {100 * smape:.1f} | {100 * in80:.1f} | {100 * in95:.1f} |"


def main():
    windows = read(sys.argv[1])
    ours = {r["id"]: r for r in read(sys.argv[2])}
    known = {r["key"]: r for r in read(sys.argv[3])}
    for split in ("develop", "holdout"):
        mine = [w for w in windows if w["split"] == split]
        whole = [w for w in mine if all("value" in known[key(w)][o] for o in OTHERS)]
        forecasts = {"this service": ours}
        for other, label in OTHERS.items():
            forecasts[label] = {w["id"]: known[key(w)][other] for w in whole}
        print(f"\n{split}: {len(whole)} windows, {len(mine) - len(whole)} left out since a reference gave no forecast\n")
        print("| series by | forecast | MASE | sMAPE % | within 80 % | within 95 % |")
        print("| --- | --- | ---: | ---: | ---: | ---: |")
        print("\n".join(rows(whole, forecasts)))


if __name__ == "__main__":
    main()
