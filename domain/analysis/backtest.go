package analysis

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Backtest scores forecasts made from earlier parts of the series, each weighed
// and calibrated by still earlier ones. NaN: not defined.
type Backtest struct {
	MASE         float64 // mean absolute error over that of the seasonal naive forecast in sample (Hyndman and Koehler 2006)
	SMAPE        float64 // 0 to 2: mean of 2|error| / (|value| + |forecast|)
	Coverage95   float64 // share of values within the 95 % interval
	Windows      int     // forecasts scored, each of up to Horizon periods
	BaselineMASE float64 // of the seasonal naive forecast on the same windows
}

// score compares each window with its combined forecast: none of a window's own
// values, nor later ones, has a part in weights or intervals.
func score(windows []window, forecasts []member, o ForecastOptions) Backtest {
	b := Backtest{Windows: len(windows)}
	var mase, baseline, smape, within, n, scaled float64
	for k, w := range windows {
		reach := calibrate(before(windows[:k], w.origin), forecasts, w.origin).reach(0.95)
		for i, v := range w.actual {
			if !finite(v) {
				continue
			}
			n++
			f, half := o.floor(forecasts[k].ahead[i]), reach*forecasts[k].spread[i]
			if size := math.Abs(v) + math.Abs(f); size > 0 {
				smape += 2 * math.Abs(v-f) / size
			}
			if math.Abs(v-forecasts[k].ahead[i]) <= half {
				within++
			}
			if w.scale > 0 {
				scaled++
				mase += math.Abs(v-f) / w.scale
				baseline += math.Abs(v-w.naive[i]) / w.scale
			}
		}
	}
	b.MASE, b.BaselineMASE, b.SMAPE, b.Coverage95 = mase/scaled, baseline/scaled, smape/n, within/n
	return b
}

// CoverageAtMost is the one-sided upper bound of 95 % for the share of values in
// the 95 % interval (Clopper and Pearson, Biometrika 26, 1934), each rolling
// forecast taken as one trial since the errors of its periods go together. 1 where
// nothing speaks against full coverage.
func (b Backtest) CoverageAtMost() float64 {
	n := float64(b.Windows)
	within := b.Coverage95 * n
	if !(within < n) {
		return 1
	}
	return distuv.Beta{Alpha: within + 1, Beta: n - within}.Quantile(0.95)
}
