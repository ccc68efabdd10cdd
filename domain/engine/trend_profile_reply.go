package engine

import (
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// profileReply builds the answer of a profile: a row a part of the cycle.
func (r *Request) profileReply(set SeriesSet, cycle question.Dimension, phases []phase, used Usage) (*Reply, error) {
	plan := r.Settled(set.Measure, cycle)
	shown := *r
	shown.Plan = plan
	reply := shown.NewReply(set.SQL, used)
	unit := set.Measure.Unit
	grain := set.Timeline.Grain
	g := &Grid{Columns: []Column{{Name: cycle.Name, Type: domain.String}}, RowCount: len(phases), TotalRows: len(phases), Groups: len(phases), Rows: [][]any{}}
	if set.Measure.Additive {
		g.Columns = append(g.Columns,
			Column{Name: set.Measure.Name, Type: domain.Number, Unit: unit},
			Column{Name: "average by " + string(grain), Type: domain.Number, Unit: unit})
	} else {
		g.Columns = append(g.Columns, Column{Name: set.Measure.Name, Type: domain.Number, Unit: unit})
	}
	g.Columns = append(g.Columns, Column{Name: "relative to the average", Type: domain.Number}, Column{Name: string(grain) + "s", Type: domain.Integer})
	for _, p := range phases {
		row := []any{p.name}
		if set.Measure.Additive {
			row = append(row, Figure(p.total))
		}
		g.Rows = append(g.Rows, append(row, Figure(p.value), PValue(p.relative), p.periods))
	}
	reply.Grid = g
	out := &trendReply{Grain: string(grain), Observations: set.Series[0].Series.Observed(), Method: fmt.Sprintf("averages of the %ss by %s", grain, cycle.Name)}
	var season *analysis.Season
	tested := seasonTested(cycle)
	if tested {
		season = analysis.Repeats(set.Series[0].Series)
		out.Method += "; whether they repeat: F test of the season beside a line and AR(1) noise"
	}
	if len(phases) > 0 {
		best, worst := extremePhases(phases)
		out.Profile = &profileFigures{Of: grain, Best: figuresOfPhase(best), Worst: figuresOfPhase(worst)}
		if season != nil {
			out.Profile.Seasonality = seasonOf(season)
		}
		if test := analysis.RepeatTest(set.Series[0].Series); tested && test != nil {
			out.Profile.PValue = probability(test.PValue)
		}
	}
	reply.Analysis = out
	reply.Summary = summarizeProfile(set, cycle, phases)
	if len(phases) > 0 {
		repeats := repeatWords(set, season, tested)
		if r.Plan.Season { // what was asked for comes first
			reply.Summary = strings.TrimSpace(repeats) + " " + reply.Summary
		} else {
			reply.Summary += repeats
		}
		part, _ := cycle.Expr.(query.Extract)
		best, worst := extremePhases(phases)
		reply.Summary += tiltWords(set, cycle, part.Part, best, worst) + r.movesWords(set, cycle, part.Part)
	}
	reply.Caveat(unevenCaveat(set, phases))
	reply.Caveat(partialSeries(set, set.Series[0]))
	reply.Caveat(r.repeats.told)
	reply.Caveat(set.emptyCaveat())
	reply.Caveat(missing(plan, used))
	reply.FollowUps = shown.FollowUps(
		Suggestion{domain.Trend, fmt.Sprintf("%s by month", set.Measure.Name), "shows where it goes over time"},
		Suggestion{domain.Query, fmt.Sprintf("%s by %s", set.Measure.Name, cycle.Name), "gives the plain totals"})
	return reply, nil
}

// unevenCaveat says that some parts were seen more often than others, so that
// growth raises those that were seen late.
func unevenCaveat(set SeriesSet, phases []phase) string {
	const even = 0.8
	if len(phases) == 0 || !set.Measure.Additive {
		return ""
	}
	least, most := phases[0], phases[0]
	for _, p := range phases {
		if p.periods < least.periods {
			least = p
		}
		if p.periods > most.periods {
			most = p
		}
	}
	if float64(least.periods) >= even*float64(most.periods) {
		return ""
	}
	return fmt.Sprintf("%s was seen %d times and %s %d times, so what grows or shrinks over the years tilts the averages.",
		most.name, most.periods, least.name, least.periods)
}

// aPeriod: "a day", "an hour".
func aPeriod(g query.Grain) string {
	if g == query.Hour {
		return "an hour"
	}
	return "a " + string(g)
}

func figuresOfPhase(p phase) phaseFigures {
	return phaseFigures{Member: p.name, Value: Figure(p.value), Relative: PValue(p.relative)}
}

func extremePhases(phases []phase) (best, worst phase) {
	best, worst = phases[0], phases[0]
	for _, p := range phases {
		if p.value > best.value {
			best = p
		}
		if p.value < worst.value {
			worst = p
		}
	}
	return best, worst
}

// seasonTested reports whether a season of the cycle's length is looked for:
// of days only the week is, not the month, whose length varies, nor the year.
func seasonTested(cycle question.Dimension) bool {
	part, ok := cycle.Expr.(query.Extract)
	return ok && part.Part != query.DayOfMonth && part.Part != query.DayOfYear
}

// weakSeason is the strength from which a pattern is what a reader would see.
const weakSeason = 0.1

// repeatWords says whether the pattern holds, and what its test says.
func repeatWords(set SeriesSet, season *analysis.Season, tested bool) string {
	g := set.Timeline.Grain
	test := analysis.RepeatTest(set.Series[0].Series)
	switch {
	case !tested:
		return " Whether this repeats was not tested: the differences may be chance."
	case season == nil && test == nil:
		return " " + capital(tooShortForSeason(set)) + ": the differences may be chance."
	case season == nil:
		return fmt.Sprintf(" No pattern that repeats is detected (%s, not below 0.01): the differences may be chance.", pWords(test.PValue))
	case season.Strength < weakSeason:
		return fmt.Sprintf(" The pattern repeats every %d %ss beyond chance, but is weak beside all else that varies (strength %s of 1, %s).",
			season.Period, g, digits3(season.Strength), pWords(season.PValue))
	}
	return fmt.Sprintf(" The pattern repeats every %d %ss (strength %s of 1, %s).", season.Period, g, digits3(season.Strength), pWords(season.PValue))
}

// summarizeProfile names the highest and the lowest part of the cycle.
func summarizeProfile(set SeriesSet, cycle question.Dimension, phases []phase) string {
	if len(phases) == 0 {
		return nothing(set.Plan)
	}
	s, unit := set.Series[0].Series, spoken(set.Plan.Dataset, set.Measure)
	words := func(p phase) string {
		v := amount(p.value, unit)
		if set.Measure.Additive {
			v += " " + aPeriod(set.Timeline.Grain)
		}
		if unit != ofOne && !math.IsNaN(p.relative) {
			v += ", " + change(p.relative) + " on the average"
		}
		return v
	}
	best, worst := extremePhases(phases)
	high, low := otherExtremes(phases)
	return fmt.Sprintf("%s%s by %s, %s to %s: highest %s (%s)%s; lowest %s (%s)%s.", capital(toldName(set.Measure)), filterContext(set.Plan), cycle.Name,
		set.named(s.Starts[0]), set.named(s.Starts[s.Len()-1]), best.name, words(best), high, worst.name, words(worst), low)
}
