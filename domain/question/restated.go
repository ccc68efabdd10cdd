package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// restated is what was understood of a refused question, put in the dataset's own
// names as questions that can be answered.
type restated struct {
	texts []string // none, one, or two where two readings are possible
	left  []string // what was said and is in none of them
}

// without says what a restated question leaves out.
func (r restated) without() string {
	if len(r.left) == 0 {
		return ""
	}
	return " (this leaves out '" + strings.Join(r.left, "', '") + "')"
}

// restate puts what a question names as the asking tool takes it. Each text is
// read again, and stands only if all that it keeps shows in that plan; what no
// text of the tool can keep is left out, and told.
func (g *reading) restate() restated { return g.restateIn(true) }

// exampleIn is an example question in another period than the question's own.
func (g *reading) exampleIn(when string) string {
	text := g.suggested(subjectOf(g.in.Dataset, g.in.Analysis))
	if r := g.restateIn(false); len(r.texts) > 0 {
		text = r.texts[0]
	}
	if g.in.Analysis == domain.Change { // it names two
		return text
	}
	return text + " in " + when
}

// restateIn is restate with the question's period or without.
func (g *reading) restateIn(ownPeriod bool) restated {
	if g.in.trial {
		return restated{}
	}
	var out restated
	for place := range 2 {
		p := g.namedParts(place)
		if !ownPeriod {
			p.period = nil
		}
		for _, s := range g.subjectsOf(p) {
			text, left := g.kept(s, p)
			if text == "" || slices.Contains(out.texts, text) {
				continue
			}
			if len(out.texts) == 0 {
				out.left = append(slices.Clone(p.left), left...)
			}
			out.texts = append(out.texts, text)
		}
		if !p.either || len(out.texts) > 1 {
			break
		}
	}
	out.texts = out.texts[:min(len(out.texts), 2)]
	return out
}

// subjectsOf are what the parts may be about: the measures named, a count, or,
// where neither is named, both of the rows and the default measure.
func (g *reading) subjectsOf(p namedParts) []subject {
	base := subject{said: true}
	for _, k := range p.by {
		base.by = append(base.by, g.column(k).Name)
	}
	d := subjectOf(g.in.Dataset, g.in.Analysis)
	if g.in.Analysis == domain.Pareto && len(base.by) == 0 { // it needs members
		base.by = d.by
	}
	rows, usual := base, base
	rows.measure = numberOfRows
	if p.counted != noColumn {
		rows.measure = "number of distinct " + g.column(p.counted).Name
	}
	if len(p.measures) > 0 {
		for k, w := range p.measures {
			c := g.column(w.columns[0].column)
			switch text := askedAs(c, w.aggregate); k {
			case 0:
				base.column, base.measure = c.Name, text
			case 1:
				base.second = c.Name
				fallthrough
			default:
				base.others = append(base.others, text)
			}
		}
		return []subject{base}
	}
	if c, ok := g.in.Dataset.Column(d.column); ok {
		usual.column, usual.measure = d.column, askedAs(c, p.aggregate)
	}
	nothing := len(p.by)+len(p.values)+len(p.bounds) == 0 && p.period == nil && p.grain == "" && p.horizon == nil
	switch {
	case p.counting:
		return []subject{rows}
	case nothing:
		return nil
	case usual.column == "":
		return []subject{rows}
	case p.aggregate != "" && p.aggregate != "sum", g.in.Analysis == domain.Correlation:
		return []subject{usual}
	}
	return []subject{rows, usual}
}

// askedAs is how a person asks for an aggregate of a measure.
func askedAs(c domain.Column, aggregate string) string {
	switch aggregate {
	case "sum":
		return "total " + c.Name
	case "average", "median", "minimum", "maximum":
		return aggregate + " " + c.Name
	}
	return aggregated(c)
}

// kept is the text that keeps most of the parts, and what it leaves out: all of
// them, else all but one, else fewer and fewer.
func (g *reading) kept(s subject, p namedParts) (text string, left []string) {
	drops := g.drops(p)
	tries := [][]drop{nil}
	for k := range drops {
		tries = append(tries, drops[k:k+1])
	}
	for k := 2; k <= len(drops); k++ {
		tries = append(tries, drops[:k])
	}
	for _, try := range tries {
		s, p := s, p
		left = nil
		for _, d := range try {
			d.from(&s, &p)
			left = append(left, d.said)
		}
		for _, text := range g.wordings(s, p) {
			if g.keeps(text, s, p) {
				return text, left
			}
		}
	}
	return "", nil
}

// drop takes one part away.
type drop struct {
	said string
	from func(*subject, *namedParts)
}

// drops are the parts that can be left out, those first that matter least.
func (g *reading) drops(p namedParts) []drop {
	var out []drop
	if p.horizon != nil {
		out = append(out, drop{g.words(*p.horizon), func(_ *subject, p *namedParts) { p.horizon = nil }})
	}
	if p.grain != "" {
		out = append(out, drop{"by " + string(p.grain), func(_ *subject, p *namedParts) { p.grain = "" }})
	}
	if len(p.by) > 0 {
		out = append(out, drop{"by " + g.column(p.by[0]).Name, func(s *subject, p *namedParts) { s.by, p.by = nil, nil }})
	}
	if len(p.bounds) > 0 {
		out = append(out, drop{g.column(p.bounds[0].column).Name + " " + comparison(p.bounds[0]), func(_ *subject, p *namedParts) { p.bounds = nil }})
	}
	if p.period != nil {
		out = append(out, drop{g.words(*p.period), func(_ *subject, p *namedParts) { p.period = nil }})
	}
	if len(p.values) > 0 {
		out = append(out, drop{strings.Join(p.values[0].texts, " and "), func(_ *subject, p *namedParts) { p.values = nil }})
	}
	return out
}

// wordings are the ways to put a subject with the parts as the tool takes it.
func (g *reading) wordings(s subject, p namedParts) []string {
	var conditions []string
	for _, v := range p.values {
		is := map[bool]string{false: " is ", true: " is not "}[v.denied]
		conditions = append(conditions, g.column(v.column).Name+is+strings.Join(v.texts, " or "))
	}
	for _, c := range p.bounds {
		conditions = append(conditions, g.column(c.column).Name+" "+comparison(c))
	}
	if len(conditions) > 0 {
		s.where = " where " + strings.Join(conditions, " and ")
	}
	if p.grain != "" {
		s.grain = " by " + string(p.grain)
	}
	if p.horizon != nil {
		s.ahead = " for the " + strings.TrimPrefix(strings.TrimPrefix(p.horizon.horizon.Phrase, "for "), "the ")
	}
	var out []string
	for _, when := range g.periodWords(p) {
		s := s
		switch {
		case when.against != "" && g.in.Analysis == domain.Change:
			s.against = when.against
		case when.against != "":
			continue
		default:
			s.where += when.within
		}
		if text := s.put(g.in.Dataset, g.in.Analysis); text != "" {
			out = append(out, text)
		}
		if g.in.Analysis == domain.Change && when.within != "" {
			out = append(out, "when did "+s.measure+" change"+s.where)
		}
	}
	return out
}
