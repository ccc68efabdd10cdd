"""Writes forecast.json: what statsmodels makes of given forecasting models.

    pip install -r requirements.txt && python forecast.py

Models are given their parameters, so that the arithmetic is compared and not the
search for them; "found" holds what its own search found. statsmodels 0.15 divides
the error by the level after its update where a season is a ratio; the book (Hyndman
et al. 2008, table 2.3) by the one before. Those cases follow the book, written out.
"""
import json
import pathlib
import warnings

import numpy as np
import pandas as pd
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.forecasting.theta import ThetaModel
from statsmodels.tsa.statespace.sarimax import SARIMAX
from statsmodels.tsa.stattools import kpss

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20240607)
HORIZON = 10


def series(n, period, noise):
    t = np.arange(n)
    level = 200 + np.cumsum(rng.normal(0.8, 2, n))
    season = 1 + 0.2 * np.sin(2 * np.pi * t / period) + 0.1 * np.cos(4 * np.pi * t / period)
    return np.round(level * season + noise * rng.standard_normal(n), 3)


def by_the_book(y, w, start, damped, period):
    """One-step forecasts, log likelihood and forecasts of ETS(M,*,M)."""
    phi = w["damping_trend"] if damped else 1.0
    level, slope, season = start["initial_level"], start.get("initial_trend", 0.0), list(start["initial_seasonal"])
    beta = w["smoothing_trend"] if "initial_trend" in start else 0.0
    fitted, shares = [], []
    for t, v in enumerate(y):
        base, s = level + phi * slope, season[t % period]
        share = v / (base * s) - 1
        fitted.append(base * s)
        shares.append(share)
        level, slope = base * (1 + w["smoothing_level"] * share), phi * slope + beta * base * share
        season[t % period] = s * (1 + w["smoothing_seasonal"] * share)
    n = len(y)
    likelihood = -n / 2 * (np.log(2 * np.pi * np.mean(np.square(shares))) + 1) - np.sum(np.log(fitted))
    ahead, move = [], 0.0
    for h in range(HORIZON):
        move += phi ** (h + 1)
        ahead.append((level + move * slope) * season[(n + h) % period])
    return fitted, likelihood, ahead


ets = []
for error, trend, damped, season, period in [
    ("add", None, False, None, 1), ("add", "add", True, None, 1), ("mul", "add", False, None, 1), ("add", "add", False, "add", 4),
    ("mul", None, False, "mul", 4), ("mul", "add", True, "mul", 12), ("mul", "add", False, "add", 12), ("add", None, False, "add", 12),
]:
    y = series(60, max(period, 4), 4)
    w = {"smoothing_level": 0.4, "smoothing_trend": 0.1, "smoothing_seasonal": 0.2, "damping_trend": 0.9}
    start = {"initial_level": 205.0}
    if trend:
        start["initial_trend"] = 1.5
    if season:
        wave = np.round(np.sin(2 * np.pi * np.arange(period) / period), 6)
        start["initial_seasonal"] = 1 + 0.2 * wave if season == "mul" else 30 * wave
    model = ETSModel(pd.Series(y), error, trend, damped, season, period if season else None, initialization_method="known", **start)
    fit = model.smooth([w[p] for p in model.param_names if p in w] + [
        v for k in ("initial_level", "initial_trend", "initial_seasonal") for v in np.atleast_1d(start.get(k, [])) if any(k in p for p in model.param_names)])
    case = {
        "ratio_error": error == "mul", "trend": bool(trend), "damped": damped, "season": {None: 0, "add": 1, "mul": 2}[season], "period": period,
        "alpha": 0.4, "beta": 0.1 if trend else 0, "gamma": 0.2 if season else 0, "phi": 0.9 if damped else 1,
        "level": 205.0, "slope": start.get("initial_trend", 0), "seasonal": np.asarray(start.get("initial_seasonal", [])).tolist(),
        "values": y.tolist(), "fitted": fit.fittedvalues.tolist(), "log_likelihood": fit.llf, "forecast": fit.forecast(HORIZON).tolist(),
    }
    if error == "add" and season != "mul":
        mse = np.mean(fit.resid ** 2)
        case["relative_variance"] = (fit.get_prediction(len(y), len(y) + HORIZON - 1).forecast_variance / mse).tolist()
    if season == "mul":
        case["fitted"], case["log_likelihood"], case["forecast"] = by_the_book(y, w, start, damped, period)
    ets.append(case)

found = []
for error, trend, damped in [("add", None, False), ("add", "add", True), ("mul", "add", False)]:
    y = series(80, 4, 3) if trend else np.round(100 + np.cumsum(rng.normal(0, 3, 80)) + rng.normal(0, 4, 80), 3)
    fit = ETSModel(pd.Series(y), error, trend, damped).fit(disp=False)
    found.append({"ratio_error": error == "mul", "trend": bool(trend), "damped": damped, "values": y.tolist(), "log_likelihood": fit.llf})

arima = []
for order, seasonal, params, drift in [
    ((1, 0, 0), (0, 0, 0, 1), [0.7], True), ((0, 1, 1), (0, 0, 0, 1), [-0.5], False), ((2, 1, 1), (0, 0, 0, 1), [0.5, 0.2, 0.3], True),
    ((0, 1, 1), (0, 1, 1, 12), [-0.4, -0.6], False), ((1, 0, 1), (1, 1, 0, 4), [0.6, 0.2, -0.4], True), ((1, 2, 1), (0, 0, 0, 1), [0.3, -0.7], False),
]:
    y = series(160, 12, 4)
    trend = np.arange(1, len(y) + 1 + HORIZON, dtype=float)
    mean = 0.0
    exog = None
    if drift and order[1] + seasonal[1] == 0:
        mean, exog = 230.0, np.ones(len(trend))
    elif drift:
        mean, exog = (0.9, trend) if seasonal[1] == 0 else (0.9 * seasonal[3], trend)
    beta = [] if exog is None else [mean if seasonal[1] == 0 else 0.9]
    model = SARIMAX(y, exog=None if exog is None else exog[: len(y)], order=order, seasonal_order=seasonal if seasonal[3] > 1 else (0, 0, 0, 0))
    fit = model.filter(beta + params + [1.0])
    ahead = fit.get_forecast(HORIZON, exog=None if exog is None else exog[len(y):, None])
    arima.append({"p": order[0], "d": order[1], "q": order[2], "P": seasonal[0], "D": seasonal[1], "Q": seasonal[2], "period": seasonal[3],
                  "drift": drift, "ar": params[: order[0]], "ma": params[order[0]: order[0] + order[2]],
                  "seasonal_ar": params[order[0] + order[2]:][: seasonal[0]], "seasonal_ma": params[order[0] + order[2] + seasonal[0]:],
                  "mean": mean, "values": y.tolist(), "forecast": ahead.predicted_mean.tolist(), "spread": ahead.se_mean.tolist()})

y = series(50, 12, 5)
theta = ThetaModel(y, period=1, deseasonalize=False).fit()
parts = theta.forecast_components(HORIZON)
theta_case = {"values": y.tolist(), "alpha": theta.params["alpha"], "level": float(np.asarray(parts["ses"])[0]), "forecast": np.asarray(theta.forecast(HORIZON)).tolist()}

stationary = []
for y in (np.round(rng.normal(0, 1, 80), 4), series(60, 4, 3), np.round(np.cumsum(rng.normal(0, 1, 200)), 4)):
    stationary.append({"values": y.tolist(), "lags": int(3 * np.sqrt(len(y)) / 13), "kpss": kpss(y, nlags=int(3 * np.sqrt(len(y)) / 13))[0]})

pathlib.Path(__file__).with_name("forecast.json").write_text(
    json.dumps({"ets": ets, "found": found, "arima": arima, "theta": theta_case, "kpss": stationary}) + "\n")
