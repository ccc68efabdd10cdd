package analysis

import "math"

const (
	// severalOrigins of rolling forecasts, at least, were made from a levelled
	// history before one is believed: one may have won by chance.
	severalOrigins = 2
	// clearlyLess is the share of the absolute errors that levelling saved: by a
	// little, those of a few origins, which overlap, differ anyway.
	clearlyLess = 0.1
)

// orLevelled forecasts a series in which lasting steps were found: from the
// history brought to its last level where no bend explains them about as well and
// that clearly did better from several origins, else from the history as it is.
// Each rolling forecast knows only the steps that the values before its
// origin show, and what it is scored with was chosen by earlier ones alone. The
// intervals are calibrated on the levelled history: they allow for what is usual
// beside its steps, and for no further step.
func (l learnt) orLevelled(s Series, steps levels, o ForecastOptions) Forecast {
	past, levelled := l.past, false
	if steps.beatBends(s) {
		past, levelled = l.chosen(s, steps, o.Horizon)
	}
	f := l.forecast(s, o, levels{})
	if levelled {
		f = learn(steps.relevelled(s), o.Horizon).forecast(s, o, steps)
	}
	f.Backtest, f.Levelled = score(l.windows, past, o), levelled
	f.Season = DetectSeason(steps.relevelled(s))
	for _, p := range steps.points {
		f.Steps = append(f.Steps, LevelStep{At: s.Starts[p.At], Difference: p.Difference, RelativeDifference: p.RelativeDifference, PValue: p.PValue})
	}
	return f
}

// chosen are the rolling forecasts as they would have been made: from the
// levelled history from where a step showed on, once that had clearly done better
// than the history as it was. levelled says whether it has by now.
func (l learnt) chosen(s Series, steps levels, horizon int) (past []member, levelled bool) {
	var plain, level []window // the absolute errors of either, as "actual"
	past = append(past, l.past...)
	var last *tuned
	for k, w := range l.windows {
		if w.origin <= steps.points[0].At {
			continue
		}
		known := s.slice(0, w.origin)
		found := findLevels(known)
		if len(found.points) == 0 || !found.beatBends(known) {
			continue
		}
		known = found.relevelled(known)
		p := prepare(filled(known), s.Grain, known.Starts[0], horizon)
		var members []member
		members, last = p.members(horizon, last)
		m := found.doubted(combine(members, weigh(alike(before(l.windows[:k], w.origin), w.repeat), members)))
		if clearlyBetter(before(level, w.origin), before(plain, w.origin)) {
			past[k] = m
		}
		plain, level = append(plain, w.missedBy(l.past[k])), append(level, w.missedBy(m))
	}
	return past, clearlyBetter(level, plain)
}

// missedBy is a window with the absolute errors of a forecast as its values.
func (w window) missedBy(m member) window {
	missed := w
	missed.actual = make([]float64, len(w.actual))
	for i, v := range w.actual {
		missed.actual[i] = math.Abs(v - m.ahead[i])
	}
	return missed
}

// clearlyBetter reports whether the first errors are clearly smaller in all than
// the second, from several origins.
func clearlyBetter(level, plain []window) bool {
	return len(level) >= severalOrigins && allOf(level) <= (1-clearlyLess)*allOf(plain)
}

// allOf is the sum of what is finite in windows.
func allOf(windows []window) float64 {
	sum := 0.0
	for _, w := range windows {
		for _, v := range w.actual {
			if finite(v) {
				sum += v
			}
		}
	}
	return sum
}
