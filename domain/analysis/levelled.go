package analysis

import "math"

// orLevelled forecasts a series in which lasting steps were found: from the
// history brought to its last level, unless that did worse than the history as it
// is. Each rolling forecast knows only the steps that the values before its
// origin show, and what it is scored with was chosen by earlier ones alone. The
// intervals are calibrated on the levelled history: they allow for what is usual
// beside its steps, and for no further step.
func (l learnt) orLevelled(s Series, steps levels, o ForecastOptions) Forecast {
	level := learn(steps.relevelled(s), o.Horizon)
	past, gain := l.chosen(s, steps, o.Horizon)
	levelled := gain >= 0
	var f Forecast
	if levelled {
		f = level.forecast(s, o, steps)
	} else {
		f = l.forecast(s, o, levels{})
	}
	f.Backtest, f.Levelled = score(l.windows, past, o), levelled
	f.Season = DetectSeason(steps.relevelled(s))
	for _, p := range steps.points {
		f.Steps = append(f.Steps, LevelStep{At: s.Starts[p.At], Difference: p.Difference, RelativeDifference: p.RelativeDifference, PValue: p.PValue})
	}
	return f
}

// chosen are the rolling forecasts as they would have been made: from the
// levelled history from where a step showed on, as long as that had not done
// worse than the history as it was. gain is by how much the absolute errors of
// the levelled ones are smaller in all.
func (l learnt) chosen(s Series, steps levels, horizon int) (past []member, gain float64) {
	var gains []window // of each levelled window, its gain by period as "actual"
	past = append(past, l.past...)
	var last *tuned
	for k, w := range l.windows {
		if w.origin <= steps.points[0].At {
			continue
		}
		known := s.slice(0, w.origin)
		found := findLevels(known)
		if len(found.points) == 0 {
			continue
		}
		known = found.relevelled(known)
		p := prepare(filled(known), s.Grain, known.Starts[0], horizon)
		var members []member
		members, last = p.members(horizon, last)
		m := found.doubted(combine(members, weigh(alike(before(l.windows[:k], w.origin), w.repeat), members)))
		if allOf(before(gains, w.origin)) >= 0 {
			past[k] = m
		}
		gained := w
		gained.actual = make([]float64, len(w.actual))
		for i, v := range w.actual {
			gained.actual[i] = math.Abs(v-l.past[k].ahead[i]) - math.Abs(v-m.ahead[i])
		}
		gains = append(gains, gained)
	}
	return past, allOf(gains)
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
