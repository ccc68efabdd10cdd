package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// namedParts are the parts of a question that stand by themselves, whatever is
// made of the rest: a refusal may come before any pass has used them.
type namedParts struct {
	measures  []wanted // each with the aggregate said before it, if any
	aggregate string   // said of a word that names no measure
	counting  bool     // "how many", "number of", or the rows by their own name
	counted   int      // the column whose members are counted; noColumn: rows
	by        []int
	grain     query.Grain
	values    []namedValues
	bounds    []condition // numbers compared, of measures
	period    *span
	horizon   *span
	left      []string // words of weight that are none of these
	either    bool     // a word names one of several columns
}

// namedValues are values of one column.
type namedValues struct {
	column int
	texts  []string
	denied bool
}

// namedParts collects them; a word of several columns is taken for the one of
// that place among them.
func (g *reading) namedParts(place int) namedParts {
	p := namedParts{counted: noColumn}
	pending := ""
	for i, sp := range g.spans {
		switch presentRole(sp) {
		case isAggregate:
			pending = sp.word
			p.aggregate = sp.word
		case isCount:
			p.counting = true
		case isRows:
			p.counting = p.counting || i == 0 || g.saidBefore(i) == isCount
		case isColumn:
			g.columnNamed(&p, i, place, pending)
			pending = ""
		case isValue:
			g.valueNamed(&p, i, place)
		case isGrain:
			if sp.grain.Grain != "" && !sp.grain.Calendar {
				p.grain = sp.grain.Grain
			}
		case isPeriod, isVersusTime:
			if p.period == nil {
				p.period = &g.spans[i]
			}
		case isHorizon:
			p.horizon = &g.spans[i]
		case isTop, isSuper, isShare, isDerived, isRatio:
			p.left = appendUnique(p.left, g.words(sp))
		}
	}
	for _, c := range g.conditions {
		if c.column != noColumn && c.op != "" && c.aggregate == "" && c.against == 0 && c.than == "" && !c.between && !c.negated && !c.positive && len(c.also) == 0 && len(c.values) == 0 && c.match == "" &&
			g.column(c.column).Role == domain.RoleMeasure {
			p.bounds = append(p.bounds, c)
			p.measures = slices.DeleteFunc(p.measures, func(w wanted) bool { return w.aggregate == "" && w.columns[0].column == c.column })
		}
	}
	g.leftUnsaid(&p)
	return p
}

// presentRole is what a span is by now, or was before a pass took it.
func presentRole(sp span) role {
	if sp.role == isStop {
		return sp.first
	}
	return sp.role
}

// saidBefore is what the word of weight before a span was read as, whether a pass
// has taken it since or not.
func (g *reading) saidBefore(i int) role {
	for i--; i >= 0 && among(g.spans[i].first, []role{isStop, isAll, isMark}); i-- {
	}
	return g.at(i).first
}

// columnNamed takes a column as a measure, as what is counted or as what is
// grouped by.
func (g *reading) columnNamed(p *namedParts, i, place int, aggregate string) {
	refs := bestOf(g.spans[i].columns)
	if len(refs) == 0 {
		return
	}
	p.either = p.either || len(refs) > 1
	ref := refs[min(place, len(refs)-1)]
	c := g.column(ref.column)
	before := g.saidBefore(i)
	switch {
	case among(g.at(i+1).first, []role{isCompare, isBetween}): // a bound, if a pass has read it
	case c.Role == domain.RoleMeasure && c.Type.Numeric():
		if !slices.ContainsFunc(p.measures, func(w wanted) bool { return w.columns[0].column == ref.column }) {
			p.measures = append(p.measures, wanted{aggregate: aggregate, columns: []columnRef{ref}, span: i})
		}
	case before == isCount || before == isDistinct:
		p.counting = true
		if !g.namesRows(ref.column) {
			p.counted = ref.column
		}
	case c.Role == domain.RoleTime || g.namesRows(ref.column) || c.Role == domain.RoleIdentifier && before != isGroup && before != isWhich:
	case !slices.Contains(p.by, ref.column):
		p.by = append(p.by, ref.column)
	}
}

// bestOf are the columns that a word names equally well.
func bestOf(refs []columnRef) []columnRef {
	var out []columnRef
	for _, r := range refs {
		if r.quality >= refs[0].quality {
			out = append(out, r)
		}
	}
	return out
}

// valueNamed takes a value with its column, that of the other values where it
// belongs to several.
func (g *reading) valueNamed(p *namedParts, i, place int) {
	var columns []int
	for _, v := range g.spans[i].values {
		if k := g.indexOf(v.Column); k != noColumn && !slices.Contains(columns, k) {
			columns = append(columns, k)
		}
	}
	if len(columns) == 0 {
		return
	}
	p.either = p.either || len(columns) > 1
	column := columns[min(place, len(columns)-1)]
	denied := g.saidBefore(i) == isNegation
	var texts []string
	for _, v := range g.spans[i].values {
		if v.Column == g.column(column).Name {
			texts = appendUnique(texts, v.Text)
		}
	}
	for k := range p.values {
		if v := &p.values[k]; v.column == column && v.denied == denied {
			v.texts = unique(append(v.texts, texts...))
			return
		}
	}
	p.values = append(p.values, namedValues{column: column, texts: texts, denied: denied})
}
