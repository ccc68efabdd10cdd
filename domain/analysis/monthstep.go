package analysis

import (
	"slices"
	"time"
)

// clearlyLikelier is the difference of Akaike's criterion from which on the worse
// model has essentially no support (Burnham and Anderson 2002, 2.6).
const clearlyLikelier = 10

// inMonths are the same cycles with a year of days that steps from month to
// month, as business does that is planned, billed or promoted by months: a curve
// through the steps would carry December's level into January. nil where the
// cycles hold no such year.
func inMonths(cycles []cycle, start time.Time, periods int) []cycle {
	year := slices.IndexFunc(cycles, func(c cycle) bool { return c.length == yearOfDays || c.length == yearOfWeeks })
	if year < 0 {
		return nil
	}
	out, step, middle := slices.Clone(cycles), 1, 0
	if cycles[year].length == yearOfWeeks {
		step, middle = daysPerWeek, daysPerWeek/2
	}
	out[year].months = make([]int, periods)
	for i := range out[year].months {
		out[year].months[i] = int(start.AddDate(0, 0, i*step+middle).Month() - time.January)
	}
	return out
}

// likelier is the season of a series by its cycles, or by others where Akaike's
// criterion clearly favours them.
func likelier(values []float64, cycles, others []cycle) harmonics {
	h := fitHarmonics(values, cycles)
	if others == nil {
		return h
	}
	if o := fitHarmonics(values, others); o.height+2*o.size < h.height+2*h.size-clearlyLikelier {
		return o
	}
	return h
}
