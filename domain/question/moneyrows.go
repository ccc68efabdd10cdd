package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// amountOfRows says why a word for money names the amount of the rows.
const amountOfRows = "the amount of money of the rows"

// moneyWords are the words, as singular bases, that mean how much money and never
// how many times: what a table of expenses holds can be counted, its spending not.
func moneyWords() []string {
	return []string{"spend", "spending", "expenditure", "outlay", "cost", "revenue", "turnover", "takings", "taking", "proceeds", "proceed"}
}

// sayMoney reports whether a word means money, and the dataset's own name does not
// say it.
func (l *lexicon) sayMoney(base string) bool {
	return !l.ownName[base] && slices.Contains(moneyWords(), base)
}

// dropMoneyRows takes the words for money from those that only by the thesaurus
// name the rows, which are counted; the dataset's own name in the singular, "ad
// spend", is such a word too.
func (l *lexicon) dropMoneyRows() {
	for _, w := range moneyWords() {
		if slices.Contains(words(tableName(l.dataset.Name)), w) && l.money() >= 0 {
			delete(l.ownName, w)
		}
		if l.rows[w] && !l.ownName[w] {
			delete(l.rows, w)
			l.paid = append(l.paid, w)
		}
	}
}

// addMoneyOfRows lets the words for money that would else name the rows name the
// amount that the rows hold, where no column goes by them.
func (l *lexicon) addMoneyOfRows() {
	column := l.money()
	if c, ok := l.dataset.Column(l.dataset.DefaultMeasure); column < 0 && ok && NatureOf(c) == Amount && WorthOf(c) == worthMoney {
		column = slices.IndexFunc(l.dataset.Columns, func(c domain.Column) bool { return c.Name == l.dataset.DefaultMeasure })
	}
	if column < 0 {
		return
	}
	for _, w := range moneyWords() {
		refs, dropped := l.byBase[w], slices.Contains(l.paid, w)
		if slices.ContainsFunc(refs, func(r columnRef) bool { return r.column != column && !l.numbersRows(r) }) { // another column goes by it
			continue
		}
		if dropped || slices.ContainsFunc(refs, l.numbersRows) {
			l.byBase[w] = []columnRef{{column, likeName, amountOfRows}}
		}
	}
}

// numbersRows reports whether a word names a column of numbers of the rows by
// the thesaurus only: "costs" the "Expense No".
func (l *lexicon) numbersRows(r columnRef) bool {
	c := l.dataset.Columns[r.column]
	return r.quality < partOfName && (c.Role == domain.RoleIdentifier || isKey(c.Name))
}

// tellSpent says which amount a word for money is taken for, and how to ask for
// the number of rows.
func (g *reading) tellSpent() {
	for _, sp := range g.spans {
		if sp.first != isColumn || len(sp.columns) != 1 || sp.columns[0].how != amountOfRows {
			continue
		}
		g.assume("'" + g.words(sp) + "' is taken to mean " + g.column(sp.columns[0].column).Name)
		g.alternative("number of rows")
		return
	}
}
