package engine

import (
	"fmt"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

const (
	// fewestYears tell a season of the year from a change of level; surelyYears
	// tell them apart well.
	fewestYears, surelyYears = 2, 3
	// seasonMonths are a season: within less, it hardly changes anything.
	seasonMonths = 3
)

// seasonCaveats say what few years leave open: less than two show no season of
// the year, and in less than three a season that changes once looks like a step.
func (run *changeRun) seasonCaveats() []string {
	first, end := run.span()
	if run.req.Calendar().Years || first.IsZero() || run.sets[0].Timeline.Grain == query.Year || !end.Before(first.AddDate(surelyYears, 0, -1)) {
		return nil
	}
	if end.Before(first.AddDate(0, seasonMonths, -1)) {
		return nil
	}
	if end.Before(first.AddDate(fewestYears, 0, -1)) {
		said := "The data cover less than two years, so a season of the year can't be told from a change of level"
		if len(run.found) > 0 {
			return []string{said + ": what is listed may be the season's."}
		}
		return []string{said + "."}
	}
	if !run.yearly {
		return nil
	}
	if len(run.found) == 0 {
		return []string{"In less than three years a season of the year repeats once: beside it a change of level is hard to see, so one may have gone unseen."}
	}
	out := []string{"In less than three years a season of the year repeats once: it is assumed to have been the same each year; " +
		"if it was not, a change listed may be the season's."}
	if slices.ContainsFunc(run.found, func(f foundChange) bool { return f.Opposite >= 0 }) {
		out = append(out, "Where one is said to be else the other way round a year apart, both fit alike, "+
			"each with another season; the one with the flatter course comes first.")
	}
	return out
}

// alternativeFigures is the step the other way that fits as well.
type alternativeFigures struct {
	At        any    `json:"at"`        // its first day
	Direction string `json:"direction"` // up or down
}

func (f foundChange) alternative() *alternativeFigures {
	if f.Opposite < 0 {
		return nil
	}
	direction := "down"
	if f.Difference < 0 {
		direction = "up"
	}
	return &alternativeFigures{At: f.set.periodCell(f.series.Series.Starts[f.Opposite]), Direction: direction}
}

// elseWords: "; else it fell from October 2024 on".
func (f foundChange) elseWords() string {
	if f.Opposite < 0 {
		return ""
	}
	return fmt.Sprintf("; else it %s from %s on", moved(0, -f.Difference), f.since(f.series.Series.Starts[f.Opposite]))
}

// span is from the first day to the last that are searched.
func (run *changeRun) span() (first, end time.Time) {
	for _, set := range run.sets {
		for _, s := range set.Series {
			if n := s.Series.Len(); n > 0 {
				if at := s.Series.Starts[0]; first.IsZero() || at.Before(first) {
					first = at
				}
				if last := analysis.PeriodEnd(set.Timeline.Grain, s.Series.Starts[n-1]); last.After(end) {
					end = last
				}
			}
		}
	}
	return first, end
}
