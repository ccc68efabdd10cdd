package question

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// snapshots reports whether the dataset tells at each time how things stand: the
// same number of rows at every time, one for each of its members.
func (g *reading) snapshots() bool {
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if k == noColumn || g.column(k).Distinct < 2 || g.in.Dataset.Rows%g.column(k).Distinct != 0 {
		return false
	}
	each := g.in.Dataset.Rows / g.column(k).Distinct
	if each == 1 {
		return g.titleColumn() == noColumn && g.namingColumn() == noColumn // a single series
	}
	var kinds []int64
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleDimension || c.Role == domain.RoleIdentifier {
			kinds = append(kinds, c.Distinct)
		}
	}
	for i, a := range kinds {
		for _, b := range append(kinds[i+1:len(kinds):len(kinds)], 1) {
			if a*b == each {
				return true
			}
		}
	}
	return false
}

// tellsAgain reports whether the dataset tells at each time how things stand, though
// some are missing at some times: those that came later, or have gone. Rows that one
// column numbers tell of themselves only.
func (g *reading) tellsAgain() bool {
	if g.snapshots() {
		return true
	}
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if k == noColumn || g.column(k).Distinct < 2 {
		return false
	}
	rows, each, members := float64(g.in.Dataset.Rows), float64(g.in.Dataset.Rows)/float64(g.column(k).Distinct), false
	for _, c := range g.in.Dataset.Columns {
		if c.Role != domain.RoleDimension && c.Role != domain.RoleIdentifier {
			continue
		}
		n := float64(c.Distinct)
		if n >= ownRows*rows {
			return false
		}
		members = members || each <= n && each >= mostMembers*n
	}
	return members
}

const (
	// ownRows is the share of rows from which on a column numbers them.
	ownRows = 0.9
	// mostMembers is the share of a column's members that are told of at each time, at
	// least, for it to be they that stand so.
	mostMembers = 0.6
)

// readNow reads what holds now, "current stock" or "which products are out of
// stock", as of the last time of a dataset of snapshots.
func (g *reading) readNow() {
	for i, sp := range g.spans {
		word := g.tokens[sp.from].text
		switch {
		case sp.to != sp.from+1:
		case sp.role == isUnknown && (word == "current" || word == "present") && g.levelAt(g.after(i, isStop)), sp.role == isStop && word == "currently":
			g.asOfTheLast(i, word)
		}
	}
	for _, c := range g.conditions {
		if b := g.before(c.span, isStop, isNegation); c.positive && c.span > 0 && g.at(b).first == isIs && among(g.at(b).role, []role{isIs, isStop}) {
			switch g.tokens[g.spans[b].from].text {
			case "is", "are":
				g.asOfTheLast(b, g.tokens[g.spans[b].from].text+" "+g.words(g.spans[c.span]))
			}
		}
	}
}

// levelAt reports whether a span names a number that does not add up over time.
func (g *reading) levelAt(i int) bool {
	return g.at(i).role == isColumn && (g.isLevel(g.spans[i]) || g.isStanding(g.spans[i]))
}

// asOfTheLast restricts the rows to the last time of the data, unless the
// question says when, or asks about the course of time.
func (g *reading) asOfTheLast(i int, said string) {
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if g.saysWhen() || !g.snapshots() || g.in.Analysis != "" && g.in.Analysis != domain.Query {
		return
	}
	last := g.in.Calendar.DataThrough
	f := period.Found{Kind: period.Span, From: last, To: last, Grain: query.Day, Phrase: said}
	if grain := g.ownGrain(); g.column(k).Type == domain.Integer {
		f.Grain, f.From, f.To = query.Year, period.StartOf(query.Year, last), period.EndOf(query.Year, last)
	} else if grain != query.Day {
		f.Grain, f.From, f.To = grain, period.StartOf(grain, last), period.EndOf(grain, last)
	}
	f.Assumption = "'" + said + "' is read as of the last " + string(f.Grain) + " of the data, " + period.Describe(f.From, f.To)
	if c := g.column(k); c.Type.Temporal() && f.Grain == query.Day {
		f.Assumption = "'" + said + "' is read as of the last day of the data, " + last.Format(time.DateOnly)
	}
	g.spans[i].role, g.spans[i].found = isPeriod, f
	g.alternative("at any time in the data")
}

// saysWhen reports whether the question names a period, asks for the course of
// time, or how often something was.
func (g *reading) saysWhen() bool {
	for _, sp := range g.spans {
		if among(sp.first, []role{isPeriod, isVersusTime, isGrain, isOver, isHorizon}) || among(sp.role, []role{isPeriod, isVersusTime, isGrain}) {
			return true
		}
		if sp.to == sp.from+1 && grainNamed(g.stems.base(g.tokens[sp.from].text)) != "" {
			return true
		}
		switch fold(g.words(sp)) {
		case "most often", "least often", "how often", "most frequently", "ever", "over time", "trend", "when", "how many times", "times", "always", "never":
			return true
		}
	}
	return g.timeline != nil || g.in.Dataset.DefaultTime == "" || g.in.Calendar.DataThrough.IsZero()
}

// addsUpAtOnce reports whether a stock is asked for at one time of a dataset of
// snapshots: it adds up over the things that are in stock, not over time.
func (g *reading) addsUpAtOnce(c domain.Column) bool {
	p := g.plan.Period
	if p == nil || p.From.IsZero() || p.To.IsZero() || !IsStock(c.Name) || !g.tellsAgain() || len(g.oneByOne) > 1 {
		return false
	}
	return period.Count(g.ownGrain(), p.From, p.To) == 1
}

// isStock reports whether a name says that its values are what is there at a time.
func isStock(name string) bool {
	for _, w := range words(name) {
		switch singular(w) {
		case "stock", "inventory", "balance", "headcount", "backlog", "deposit", "holding":
			return true
		}
	}
	return false
}
