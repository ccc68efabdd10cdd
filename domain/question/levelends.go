package question

import (
	"slices"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// edgeSaid is which end of a period a span names, "at the end of 2024", "as of the
// beginning of May", and none for "towards the end" and "by the end".
func (g *reading) edgeSaid(i int) (last, ok bool) {
	sp := g.spans[i]
	if sp.first != isPeriod || sp.found.Kind != period.Span || sp.found.From.IsZero() || sp.found.To.IsZero() {
		return false, false
	}
	t := sp.from
	for t < sp.to && slices.Contains([]string{"at", "as", "of", "on", "in", "the"}, g.tokens[t].text) {
		t++
	}
	leads := []string{"towards", "toward", "until", "till", "since", "before", "after", "by"}
	if t+1 >= sp.to || g.tokens[t+1].text != "of" || t > 0 && slices.Contains(leads, g.tokens[t-1].text) {
		return false, false
	}
	switch g.tokens[t].text {
	case "end":
		return true, true
	case "start", "beginning":
		return false, true
	}
	return false, false
}

// levelAtEdge reads "stock at the end of 2024" as of the last day or period in it that
// the data tell of: a level that each time tells anew has one value there, and an
// average over the months before it is another figure. An amount is that of the
// months, as the period's own assumption says.
func (g *reading) levelAtEdge(i int) (period.Found, bool) {
	f := g.spans[i].found
	last, said := g.edgeSaid(i)
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if !said || k == noColumn || g.in.Analysis != "" && g.in.Analysis != domain.Query || !g.snapshots() || !g.onlyLevels() {
		return f, false
	}
	day := f.From
	if last {
		if day = f.To; !g.in.Calendar.DataThrough.IsZero() && g.in.Calendar.DataThrough.Before(day) {
			day = g.in.Calendar.DataThrough
		}
	} else if from := g.in.Calendar.DataFrom; from.After(day) {
		day = from
	}
	if day.Before(f.From) || day.After(f.To) {
		return f, false
	}
	grain := g.ownGrain()
	f.Grain, f.From, f.To = grain, day, day
	if grain != query.Day {
		f.From, f.To = period.StartOf(grain, day), period.EndOf(grain, day)
	}
	which := map[bool]string{true: "last ", false: "first "}[last]
	f.Assumption = "'" + g.saidPeriod(g.spans[i]) + "' of a level is read as of its " + which + string(grain) + " with data, " + describedAs(grain, f.From, f.To)
	g.alternative("the average over " + period.Describe(g.spans[i].found.From, g.spans[i].found.To))
	return f, true
}

func describedAs(grain query.Grain, from, to time.Time) string {
	if grain == query.Day {
		return from.Format(time.DateOnly)
	}
	return period.Describe(from, to)
}

// onlyLevels reports whether all numbers that the question names are levels.
func (g *reading) onlyLevels() bool {
	named := false
	for _, sp := range g.spans {
		if sp.first != isColumn || len(sp.columns) == 0 || !g.numeric(sp) {
			continue
		}
		if !g.isLevel(sp) {
			return false
		}
		named = true
	}
	return named
}

// refuseCountAtEdge refuses how many there were "at the end of 2024" where rows begin
// and end: those that began in its last months are not those that were there.
func (g *reading) refuseCountAtEdge() error {
	if g.in.Analysis != "" && g.in.Analysis != domain.Query || g.in.Dataset.DefaultTime == "" {
		return nil
	}
	at := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first == isPeriod })
	if at < 0 || slices.ContainsFunc(g.spans, func(sp span) bool {
		return sp.first == isColumn && len(sp.columns) > 0 && (g.numeric(sp) || g.column(sp.columns[0].column).Type.Temporal())
	}) {
		return nil
	}
	ends := slices.IndexFunc(g.in.Dataset.Columns, func(c domain.Column) bool {
		return c.Type.Temporal() && c.NullShare > 0 && c.Name != g.in.Dataset.DefaultTime
	})
	counts := slices.ContainsFunc(g.spans, func(sp span) bool { return sp.first == isCount || sp.first == isDistinct || sp.first == isRows })
	last, said := g.edgeSaid(at)
	if ends < 0 || !counts || !said || strings.Contains(" "+strings.Join(texts(g.tokens), " ")+" ", " new ") {
		return nil
	}
	began, ended := g.in.Dataset.DefaultTime, g.in.Dataset.Columns[ends].Name
	day := g.spans[at].found.From
	if last {
		day = g.spans[at].found.To.AddDate(0, 0, 1)
	}
	return domain.NewFault(domain.KindUnsupported, "how many there were at one time can't be told from how many began by "+began+" in the months around it.",
		"Ask for those that had begun by then and have not ended yet: number of rows where "+began+" is before "+day.Format(time.DateOnly)+
			" and "+ended+" is missing; those that ended later are missing there.")
}
