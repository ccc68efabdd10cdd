package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// shareSide is the side of a share on which something is said.
type shareSide int

const (
	noSide   shareSide = iota // behind what is grouped by, or where the clauses do not tell
	baseSide                  // which of the things are looked at
	partSide                  // what those that the share counts did or were
)

// sharing is a question about a share as its clauses tell the part and the base.
type sharing struct {
	sides   []shareSide   // of each token
	clauses []shareClause // as they stand
	amount  bool          // the share is of an amount, and not of the things
}

// said is how many conditions can stand in the clauses.
func (s *sharing) said() int {
	n := 0
	for _, c := range s.clauses {
		if c.said && c.kind != clauseGroup {
			n++
		}
		if c.several {
			n++
		}
	}
	return n
}

// readShareClauses finds on which side of the share that is asked for each token stands:
// "what percentage of parcels with insurance had damage" is of those with insurance. What
// is said of the things by a verb of the sentence is the part, and all before it the base;
// without such a verb the first clause behind the things is the part, and what only looks
// somewhere ("where the depot is North", "among those with a fee") the base.
func (g *reading) readShareClauses() error {
	w := clauseWalk{reading: g}
	if !w.walk() {
		return nil
	}
	sides := make([]shareSide, len(g.tokens))
	of := w.settle()
	if !slices.Contains(of, partSide) {
		return nil
	}
	for k, c := range w.clauses {
		end := len(g.tokens)
		if k+1 < len(w.clauses) {
			end = w.clauses[k+1].from
		}
		for t := c.from; t < end; t++ {
			sides[t] = of[k]
		}
	}
	g.sharing = &sharing{sides: sides, clauses: w.clauses, amount: w.amount}
	return nil
}

// sideOf is the side on which a span stands.
func (g *reading) sideOf(i int) shareSide {
	s := g.sharing
	if s == nil || i < 0 || i >= len(g.spans) {
		return noSide
	}
	return s.sides[g.spans[i].from]
}

// clausesApart reports whether another clause of a share has begun between two spans.
func (g *reading) clausesApart(a, b int) bool {
	s := g.sharing
	if s == nil || b >= len(g.spans) {
		return false
	}
	from, to := g.spans[a].from, g.spans[b].from
	return slices.ContainsFunc(s.clauses, func(c shareClause) bool { return c.from > from && c.from <= to })
}

// settle says on which side each clause stands.
func (w *clauseWalk) settle() []shareSide {
	at := w.partClause()
	sides := make([]shareSide, len(w.clauses))
	if at == noColumn {
		return sides
	}
	grouped, last := false, noSide
	for k, c := range w.clauses {
		switch {
		case k == at:
			sides[k] = partSide
		case c.kind == clauseGroup:
			grouped = true
		case k > at && c.joined && w.clauses[at].kind != clauseOwner && !c.timed && c.kind != clauseDomain:
			sides[k] = last
		case !grouped || oneOfKinds(c.kind, clauseIn, clauseWhere, clauseDomain):
			sides[k] = baseSide
		}
		if !c.timed {
			last = sides[k]
		}
	}
	return sides
}

// partClause is the first clause of what the things in the part did or were; noColumn
// where no clause says it.
func (w *clauseWalk) partClause() int {
	first := func(kinds ...clauseKind) int {
		for k, c := range w.clauses {
			if c.kind == clauseGroup {
				break
			}
			if c.said && oneOfKinds(c.kind, kinds...) {
				return k
			}
		}
		return noColumn
	}
	if k := first(clauseOwner); k != noColumn {
		return k
	}
	if k := first(clausePredicate); k != noColumn {
		return k
	}
	if w.amount {
		return first(clauseSource, clauseThat)
	}
	k := first(clauseBehind, clauseWith, clauseThat)
	if k != noColumn && w.clauses[k].kind != clauseThat { // "parcels with insurance that were late"
		for n := k + 1; n < len(w.clauses) && w.clauses[n].kind != clauseGroup; n++ {
			if c := w.clauses[n]; c.said && c.kind == clauseThat && !c.joined {
				return n
			}
		}
	}
	for _, kind := range []clauseKind{clauseAdjective, clauseWhere, clauseBracket} {
		if k != noColumn {
			break
		}
		k = first(kind)
	}
	return k
}

// sharePart makes the share of what the conditions of its part let through, as the
// clauses tell it. It reports whether they do.
func (g *reading) sharePart(m Measure) bool {
	s := g.sharing
	agg, ok := m.Expr.(query.Aggregate)
	if s == nil || !ok || agg.Where != nil || !s.amount && agg.Func != query.Count || s.amount && agg.Func != query.Sum {
		return false
	}
	p := &g.plan
	var parts, rest []Filter
	for _, f := range p.Filters {
		if at, known := g.filteredAt[f.Text]; known && g.sideOf(at) == partSide {
			parts = append(parts, f)
		} else {
			rest = append(rest, f)
		}
	}
	if len(parts) == 0 {
		return false
	}
	whole := allOfThem(parts)
	p.Filters = append(rest, whole)
	g.shareOfFilter(m, len(p.Filters)-1)
	return true
}

// allOfThem is the one filter of all of these.
func allOfThem(filters []Filter) Filter {
	if len(filters) == 1 {
		return filters[0]
	}
	var out Filter
	var terms []query.Expr
	var texts []string
	for _, f := range filters {
		terms, texts, out.Columns = append(terms, f.Expr), append(texts, f.Text), append(out.Columns, f.Columns...)
	}
	out.Expr, out.Text = query.And{Terms: terms}, strings.Join(texts, " and ")
	return out
}
