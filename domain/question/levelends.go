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

// levelAtTime reads "stock at the end of 2024", "balance as of 30 June" and "headcount
// on 15 June" of what each month tells as of the last day or period by then that the
// data tell of: a level that each time tells anew has one value there, and an average
// or a sum over all before is another figure. An amount is that of the period, as its
// own assumption says.
func (g *reading) levelAtTime(i int) (period.Found, bool) {
	f := g.spans[i].found
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if k == noColumn || !g.tableAsked() || !g.onlyLevels() || !g.tellsAgain() {
		return f, false
	}
	day, first, ok := g.dayOfLevel(i)
	if !ok {
		return f, false
	}
	grain := g.ownGrain()
	f.Kind, f.Grain, f.From, f.To = period.Span, grain, day, day
	if grain != query.Day {
		at := day
		if !first {
			at = g.toldBy(grain, day)
		}
		f.From, f.To = period.StartOf(grain, at), period.EndOf(grain, at)
	}
	which := map[bool]string{false: "last ", true: "first "}[first]
	f.Assumption = "'" + g.saidPeriod(g.spans[i]) + "' of a level is read as of its " + which + string(grain) + " with data, " + describedAs(grain, f.From, f.To)
	if other := g.spans[i].found; !other.From.IsZero() && !other.From.Equal(other.To) {
		g.alternative("the average over " + period.Describe(other.From, other.To))
	}
	return f, true
}

// levelAtDay is one of two days that levels are compared at, as of what is told last
// by then.
func (g *reading) levelAtDay(f period.Found) period.Found {
	grain := g.ownGrain()
	if grain == query.Day || f.Kind != period.Span || f.From.IsZero() || !f.From.Equal(f.To) || !g.onlyLevels() || !g.tellsAgain() {
		return f
	}
	at := g.toldBy(grain, f.From)
	f.From, f.To = period.StartOf(grain, at), period.EndOf(grain, at)
	f.Assumption = "'" + f.Phrase + "' of a level is read as of its last " + string(grain) + " with data, " + describedAs(grain, f.From, f.To)
	return f
}

// dayOfLevel is the day at which a period asks how things stood, within the data, and
// whether it is the first one of a period.
func (g *reading) dayOfLevel(i int) (day time.Time, first, ok bool) {
	f := g.spans[i].found
	from, through := g.in.Calendar.DataFrom, g.in.Calendar.DataThrough
	last, edge := g.edgeSaid(i)
	switch {
	case edge && !last:
		day, first = f.From, true
		if from.After(day) {
			day = from
		}
	case edge || f.Kind == period.Until && (g.asOf(i) || g.untilDay(i)):
		day = f.To
	case f.Kind == period.Span && f.From.Equal(f.To) && !f.From.IsZero() && g.ownGrain() != query.Day:
		day = f.To
	default:
		return day, false, false
	}
	if !through.IsZero() && through.Before(day) {
		day = through
	}
	return day, first, !day.Before(f.From) && !day.Before(from) && (f.To.IsZero() || !day.After(f.To))
}

// untilDay reports whether a period was led to by "by".
func (g *reading) untilDay(i int) bool {
	t := g.spans[i].from
	return g.tokens[t].text == "by" || t > 0 && g.tokens[t-1].text == "by"
}

// toldBy is a day of the last period that is told of by a day: what is stamped with a
// month's last day isn't known before it.
func (g *reading) toldBy(grain query.Grain, day time.Time) time.Time {
	start := period.StartOf(grain, day)
	stamp, ok := g.column(g.indexOf(g.in.Dataset.DefaultTime)).Min.(time.Time)
	if !ok {
		return day
	}
	told := start.AddDate(0, 0, int(stamp.Sub(period.StartOf(grain, stamp)).Hours()/24))
	if stamp.Equal(period.EndOf(grain, stamp)) || told.After(period.EndOf(grain, day)) {
		told = period.EndOf(grain, day)
	}
	if told.After(day) {
		return start.AddDate(0, 0, -1)
	}
	return day
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
		if !g.isLevel(sp) && !g.isStanding(sp) {
			return false
		}
		named = true
	}
	return named
}

// isStanding reports whether all columns that a span may mean say what is there at a
// time.
func (g *reading) isStanding(sp span) bool {
	return !slices.ContainsFunc(sp.columns, func(r columnRef) bool {
		c := g.column(r.column)
		return c.Role != domain.RoleMeasure || !c.Type.Numeric() || !IsStock(c.Name)
	})
}

// refuseLevelAtEdges refuses "headcount at the end of each year": a row for each year
// would be an average over it, or a sum.
func (g *reading) refuseLevelAtEdges() error {
	said := " " + strings.Join(texts(g.tokens), " ") + " "
	edges := slices.ContainsFunc([]string{" end of each ", " end of every ", " start of each ", " start of every ", " beginning of each ", " beginning of every "},
		func(w string) bool { return strings.Contains(said, w) })
	if !edges || !g.onlyLevels() || !g.tellsAgain() {
		return nil
	}
	grain := string(g.ownGrain())
	return domain.NewFault(domain.KindUnsupported, "a level at the end or start of each period can't be shown for all of them at once.",
		"Ask for it by "+grain+", or as of one of them, as in: "+g.exampleMeasure()+" by "+grain)
}

// refuseCountAtEdge refuses how many there were "at the end of 2024" where rows begin
// and end: those that began in its last months are not those that were there.
func (g *reading) refuseCountAtEdge() error {
	if g.in.Analysis != "" && g.in.Analysis != domain.Query || g.in.Dataset.DefaultTime == "" {
		return nil
	}
	at := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first == isPeriod })
	if end := g.endColumn(); end != noColumn && endsStay(g.column(end)) && g.ownDay() != end {
		return nil // readStanding counts them
	}
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
