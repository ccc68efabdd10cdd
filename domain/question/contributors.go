package question

import "github.com/lumenore/analytics-mcp-server/domain"

// unknownContributors refuses the things whose share a question asks for where
// no column knows them, rather than the share: "which publishers make 80% of
// loans". It is nil where they are known.
func (g *reading) unknownContributors(share int) error {
	if g.in.Analysis != domain.Pareto {
		return nil
	}
	for i := 1; i < share; i++ {
		if sp := g.spans[i]; sp.role == isUnknown && isWord(g.tokens[sp.from]) && g.spans[i-1].first == isWhich {
			return g.unknown(g.words(sp))
		}
	}
	return nil
}

// countKept counts the rows that a value keeps where they are spoken of as such
// and no quantity is named: "most of the NOK results", "80% of the late cases".
func (g *reading) countKept() {
	if g.in.Analysis != domain.Pareto || g.counting || len(g.measures) > 0 || g.numbersNamed() {
		return
	}
	for i := range g.spans {
		g.counting = g.counting || g.keptAt(i)
	}
}

// keptAt reports whether a value stands before a word for rows as such.
func (g *reading) keptAt(i int) bool {
	if g.at(i).first != isValue || i+1 >= len(g.spans) {
		return false
	}
	if g.spans[i+1].role == isRows {
		return true
	}
	switch g.tokens[g.spans[i+1].from].text {
	case "results", "cases", "records", "rows", "instances", "items", "entries", "ones", "occurrences", "events":
		return true
	}
	return false
}

// numberedContributors lists what "how many routes make up 80% of the fares" asks
// the number of: how many of them it takes is what the ranking tells.
func (g *reading) numberedContributors(share int) {
	if g.in.Analysis != domain.Pareto || len(g.head) > 0 {
		return
	}
	for i, sp := range g.spans[:share] {
		n := g.after(i, isStop, isAll)
		if next := g.at(n); sp.role != isCount || fold(g.words(sp)) != "how many" || n > share || next.role != isColumn || g.numeric(next) || !g.groupable(next) ||
			g.namesRows(next.columns[0].column) {
			continue
		}
		g.addHead(n)
		g.done(i)
		return
	}
}

// numberedThings lists what a question begins with by the number that tells them
// apart, "which members make 80% of loans" by member_no: it measures nothing.
func (g *reading) numberedThings(share int) bool {
	for i := 1; i < share; i++ {
		sp := g.spans[i]
		if sp.role != isColumn || !g.numeric(sp) || g.spans[i-1].first != isWhich {
			continue
		}
		if !isKey(g.column(sp.columns[0].column).Name) || g.namesRows(sp.columns[0].column) {
			continue
		}
		g.head = []int{sp.columns[0].column}
		g.usedColumn(i, sp.columns[0].column)
		g.done(i)
		return true
	}
	return false
}
