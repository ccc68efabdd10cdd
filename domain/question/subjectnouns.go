package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// addSubjects lets a noun in the plural that only tells what columns are of,
// "guests" of "Guest Rating" and "Guest Country", name the rows: it names none
// of the columns, whose heads are others. Where a column names or numbers such
// things ("Guest ID", "Guest Name"), that is what they are.
func (l *lexicon) addSubjects() {
	modified := map[string]int{}
	quantity := map[string]bool{}
	own := map[string]bool{}
	for _, c := range l.dataset.Columns {
		name := l.stems.bases(words(c.Name))
		head := headOf(c.Name, name)
		if counted := countedNoun(c); counted != "" { // "Tickets sold" are the tickets
			own[l.stems.base(counted)] = true
		}
		for i, w := range name {
			switch {
			case i == 0 && i < head && !isKey(c.Name) && !genericWord(name[head]):
				modified[w]++
				quantity[w] = quantity[w] || c.Role == domain.RoleMeasure && NatureOf(c) == Rate
			default:
				own[w] = true
			}
		}
		for _, s := range c.Synonyms {
			for _, w := range l.stems.bases(words(s)) {
				own[w] = true
			}
		}
	}
	for w, n := range modified {
		if n > 1 && quantity[w] && !own[w] && !emptyPart(w) && !genericWord(w) && len(w) > 2 {
			l.subjects[w] = true
			l.rows[w], l.heads[w] = true, true
		}
	}
}

// onlySubject reports whether a word is such a noun in the plural.
func (l *lexicon) onlySubject(word string) bool {
	base := l.stems.base(word)
	return base != word && l.subjects[base]
}

// countNumber counts what a column of numbers was named for: the things that it
// counts itself are added up, and what it only says something of ("ratings") is
// counted by the rows that have any. How many different numbers there are is
// never what is meant. It reports whether the span names such a column.
func (g *reading) countNumber(n int) bool {
	sp := g.spans[n]
	col, ok := g.countColumn(sp)
	if !ok {
		return false
	}
	c := g.column(col)
	if isKey(c.Name) {
		return false
	}
	g.usedColumn(n, col)
	g.done(n)
	if sp.columns[0].how == "part of the name" && sp.columns[0].quality <= likeModifier {
		g.assume("'" + g.words(sp) + "' is taken to mean the rows of " + g.in.Dataset.Name)
		return true
	}
	g.rowsWith = col + 1
	return true
}

// levels reports whether a span names levels in the plural, "ratings", of which
// there are as many as rows that have one.
func (g *reading) levels(sp span, col int) bool {
	n, said := natureSaid(g.column(col))
	w := g.tokens[sp.to-1].text
	return said && n == Rate && sp.columns[0].how != "its unit" && (rateHead(singular(w)) || w == "ratings" || w == "scores")
}

// countsNoun reports whether a span names the things that a column counts.
func (g *reading) countsNoun(sp span, col int) bool {
	noun := countedNoun(g.column(col))
	if noun == "" {
		return false
	}
	for t := sp.from; t < sp.to; t++ {
		if g.stems.base(g.tokens[t].text) == g.stems.base(noun) {
			return true
		}
	}
	return false
}

// rowsHaving counts the rows that have a number of a column: one above none,
// where none is written as 0.
func (g *reading) rowsHaving(c domain.Column) Measure {
	agg := query.Aggregate{Func: query.Count, Argument: query.Column{Name: c.Name}}
	m := Measure{Name: "number of " + c.Name, Label: "count of " + c.Name, Aggregate: query.Count, Column: c.Name, Type: domain.Integer, Additive: true}
	what := "rows that have a " + c.Name
	if toFloat(c.Min) == 0 && NatureOf(c) == Amount {
		agg.Where = query.Compare{Op: query.Greater, Left: query.Column{Name: c.Name}, Right: query.Literal{Value: int64(0)}}
		m.Label += " > 0"
		what = "rows with a " + c.Name + " above 0"
	}
	m.Expr = agg
	g.assume(what + " are counted")
	g.alternative("total " + c.Name)
	return m
}
