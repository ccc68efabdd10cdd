package analysis

import (
	"math"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

const (
	// mostLearnt values are what models learn from: older ones change a forecast
	// by little, and cost time.
	mostLearnt = 400
	// mostForSeason values are what the lasting season is learnt from: four years
	// of days.
	mostForSeason = 1500
	// cyclesForModel: with fewer, models that carry a season among their states
	// know less of it than the lasting season, which is shrunk.
	cyclesForModel = 3
	// longestSeason is the longest season that a model may carry as its states.
	longestSeason = 24
)

// prepared is a series ready to be forecast: without gaps, its lasting season
// known.
type prepared struct {
	values   []float64
	positive bool      // values and adjusted ones are above 0
	period   int       // of models with a season; 1: none
	repeat   int       // after which the naive forecast repeats; 1: at once
	adjusted []float64 // values without the lasting season
	season   []float64 // of past and coming periods, to multiply by or to add; nil: none
	own      []float64 // values without the lasting seasons that no model carries: a year of days
	longer   []float64 // those seasons, as season is; nil: none
	ratio    bool
	rate     bool      // methods are of logarithms, since they go along a line
	doubt    float64   // by which errors exceed the models', since the season is but estimated
	added    []float64 // one cycle of the lasting season as a difference
	ratios   []float64 // and as a factor; nil unless all values are above 0
}

// cyclesOf are the seasons of a grain that n periods can show: at least two
// whole cycles.
func cyclesOf(g query.Grain, n int) []cycle {
	var all, out []cycle
	switch g {
	case query.Hour:
		all = []cycle{{length: 24, harmonics: fewHarmonics}, {length: 24 * daysPerWeek, harmonics: fewHarmonics}}
	case query.Day:
		all = []cycle{{length: daysPerWeek, harmonics: daysPerWeek / 2}, {length: yearOfDays, harmonics: manyHarmonics}}
	case query.Week:
		all = []cycle{{length: yearOfWeeks, harmonics: fewHarmonics}}
	case query.Month, query.Quarter:
		m := periodsPerYear(g)
		all = []cycle{{length: float64(m), harmonics: m / 2}}
	}
	for _, c := range all {
		if float64(n) >= leastCycles*math.Floor(c.length) {
			out = append(out, c)
		}
	}
	return out
}

// prepare fits the lasting season of a series without missing values.
func prepare(values []float64, g query.Grain, start time.Time, horizon int) *prepared {
	gone := max(0, len(values)-mostForSeason)
	values, start = values[gone:], Shift(g, start, gone)
	p := &prepared{values: values, period: 1, repeat: 1, positive: slices.Min(values) > 0, adjusted: slices.Clone(values), own: values}
	if cycles := cyclesOf(g, len(values)); len(cycles) > 0 {
		p.repeat = int(cycles[0].length)
		p.takeSeason(cycles, start, horizon)
		if p.repeat <= longestSeason && len(values) >= cyclesForModel*p.repeat {
			p.period = p.repeat
		}
	}
	if gone := len(values) - mostLearnt; gone > 0 {
		gone = gone / p.repeat * p.repeat // the season's start stays what it is
		p.values, p.adjusted, p.own = p.values[gone:], p.adjusted[gone:], p.own[gone:]
		if p.season != nil {
			p.season = p.season[gone:]
		}
		if p.longer != nil {
			p.longer = p.longer[gone:]
		}
	}
	p.rate = p.ratio && p.positive && steady(logarithms(p.adjusted))
	return p
}

// takeSeason takes the lasting season out: as a factor where all values are above
// 0 and that is likelier, else as a difference.
func (p *prepared) takeSeason(cycles []cycle, start time.Time, horizon int) {
	stepped := inMonths(cycles, start, len(p.values)+horizon)
	h := likelier(p.values, cycles, stepped)
	p.added = h.first().sampled(p.repeat)
	if p.positive {
		logs := make([]float64, len(p.values))
		jacobian := 0.0
		for i, v := range p.values {
			logs[i] = math.Log(v)
			jacobian += 2 * logs[i]
		}
		l := likelier(logs, cycles, stepped)
		p.ratios = exponentials(l.first().sampled(p.repeat))
		if l.height+jacobian < h.height {
			h, p.ratio = l, true
		}
	}
	p.doubt = doubt(len(p.values), h.size)
	p.season, p.adjusted = p.without(h, horizon)
	if len(cycles) > 1 {
		p.longer, p.own = p.without(h.longer(), horizon)
	}
	p.positive = p.positive && slices.Min(p.adjusted) > 0 && slices.Min(p.own) > 0
}

// without is a season of past and coming periods, and the values without it.
func (p *prepared) without(h harmonics, horizon int) (season, rest []float64) {
	season, rest = h.sampled(len(p.values)+horizon), make([]float64, len(p.values))
	if p.ratio {
		season = exponentials(season)
	}
	for i, v := range p.values {
		if p.ratio {
			rest[i] = v / season[i]
		} else {
			rest[i] = v - season[i]
		}
	}
	return season, rest
}

// doubt is how much larger errors are than residuals, after so many coefficients
// were estimated from n values: they took their part of the residuals' variance,
// and their own errors add to that of forecasts.
func doubt(n int, coefficients float64) float64 {
	count := float64(n)
	return math.Sqrt(count / max(count-coefficients-2, 2) * (1 + coefficients/count))
}

func exponentials(values []float64) []float64 {
	for i, v := range values {
		values[i] = math.Exp(v)
	}
	return values
}

// lasting puts a lasting season back into a forecast of values without it.
func (p *prepared) lasting(m member, season []float64) member {
	if season == nil {
		return m
	}
	m.shared += (1 - m.shared) * (1 - 1/(p.doubt*p.doubt)) / 2
	for i := range m.ahead {
		s := season[len(p.values)+i]
		m.spread[i] *= p.doubt
		if p.ratio {
			m.ahead[i] *= s
			m.spread[i] *= s
		} else {
			m.ahead[i] += s
		}
	}
	return m
}
