package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// rateValues is how many values a column may have for one of them to be meant
// by "x rate": states of a thing, not its names.
const rateValues = 20

// readRates reads "stockout rate" and "return rate": the share of the rows in
// that state.
func (g *reading) readRates() error {
	for i := range g.spans {
		sp := g.spans[i]
		if g.readRateOf(i) || g.readShareRejected(i) || g.readSharePart(i) {
			continue
		}
		if sp.to != sp.from+1 || sp.role != isUnknown && sp.role != isStop && !(sp.role == isColumn && sp.columns[0].quality < wholeName) {
			continue
		}
		if w := g.tokens[sp.from].text; w != "rate" && w != "rates" || i == 0 {
			continue
		}
		from := i - 1
		if g.stateOfThings(from) { // "late delivery rate"
			from--
		}
		if col, values, ok := g.stateBefore(from); ok {
			g.rate(from, i, col, values)
			continue
		}
		if g.readPartRate(from, i) || g.readDeedRate(from, i) {
			continue
		}
		if prev := g.spans[i-1]; prev.role == isColumn && prev.to == sp.from && sp.role != isColumn && g.isLevel(prev) { // "the murder rate" of a column "murder"
			g.done(i)
		}
	}
	return nil
}

// stateOfThings reports whether a span names the things whose state is named right
// before it.
func (g *reading) stateOfThings(i int) bool {
	if i == 0 {
		return false
	}
	return g.spans[i].role == isRows && g.spans[i-1].role == isColumn || g.isThings(g.spans[i]) && g.saysState(i-1) && g.phraseBegins(i-1)
}

// isLevel reports whether a span can only be a measure that does not add up, so
// that calling it a rate changes nothing.
func (g *reading) isLevel(sp span) bool {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Role != domain.RoleMeasure || !c.Type.Numeric() || NatureOf(c) != Rate {
			return false
		}
	}
	return true
}

// stateBefore is the column and the values of a state that a span names.
func (g *reading) stateBefore(i int) (int, []string, bool) {
	sp := g.spans[i]
	if sp.role == isColumn {
		col := sp.columns[0].column
		// "churn" of "churn_date" and of "churn reason" is that of "is_churned"
		tells := sp.columns[0].quality < wholeName && g.column(col).Role != domain.RoleMeasure
		if yes, ok := g.affirmative(g.column(col)); ok || sp.to != sp.from+1 || !tells {
			return col, []string{yes}, ok
		}
	}
	if sp.role == isValue && len(sp.values) == 1 {
		return g.indexOf(sp.values[0].Column), []string{sp.values[0].Text}, true
	}
	roots := rootsOf(g.stems.stem(g.tokens[sp.from].text))
	if states := statesOf(g.tokens[sp.from].text); states != nil {
		for k, c := range g.in.Dataset.Columns {
			for _, v := range g.in.Values.Values(c.Name) {
				if slices.Contains(states, fold(v)) && len(g.in.Values.Values(c.Name)) <= rateValues {
					return k, []string{v}, true
				}
			}
		}
	}
	for k, c := range g.in.Dataset.Columns { // "cancellation rate" of "is_cancelled"
		if yes, ok := g.affirmative(c); ok {
			for _, w := range words(c.Name) {
				if len(w) > 3 && slices.Contains(roots, rootOf(g.stems.stem(w))) {
					return k, []string{yes}, true
				}
			}
		}
	}
	for k, c := range g.in.Dataset.Columns {
		vs := g.in.Values.Values(c.Name)
		if len(vs) == 0 || len(vs) > rateValues {
			continue
		}
		for _, v := range vs {
			if ws := valueWords(v); len(ws) == 1 && slices.Contains(roots, rootOf(g.stems.stem(ws[0]))) {
				return k, []string{v}, true
			}
		}
	}
	return 0, nil, false
}

// rate is the share of rows in a state; of the things that a key numbers where
// rows are parts of them.
func (g *reading) rate(from, i, col int, values []string) {
	g.rateInState(from, i, condition{column: col, positive: true, values: values, countOf: noColumn, orWith: noColumn})
}

// rateInState is rate of a state in any words.
func (g *reading) rateInState(from, i int, state condition) {
	g.rated = append(g.rated, state)
	f := g.rowFilter(state)
	all := query.Aggregate{Func: query.Count}
	label := "rows"
	for k, sp := range g.spans { // "returned orders / all orders"
		if key := g.keyIn(sp); key != noColumn && !g.namesRows(key) && g.countsForRate(k, i) {
			all = query.Aggregate{Func: query.Count, Argument: query.Column{Name: g.column(key).Name}, Distinct: true}
			label = "distinct " + g.column(key).Name
			if sp.role == isColumn {
				g.done(k)
			}
		}
	}
	part := all
	part.Where = f.Expr
	named := g.spans[from]
	if len(state.values) > 1 { // "cancelled or moved"
		named.to = g.spans[i].to
	}
	name := strings.ToLower(g.words(named)) + " rate"
	m := Measure{Name: name, Label: "share of " + label + " where " + f.Text, Type: domain.Number, DenominatorLabel: label}.over(part, all)
	g.plan.Measures = append(g.plan.Measures, m)
	g.rates = append(g.rates, ratedAt{span: i, measure: m})
	g.assume(name + " is the share of " + label + " where " + f.Text)
	g.done(from, i-1, i)
}

// keyIn is the key of the things that a span names.
func (g *reading) keyIn(sp span) int {
	if sp.role == isColumn && isKey(g.column(sp.columns[0].column).Name) {
		return sp.columns[0].column
	}
	if sp.role == isRows {
		return g.keyOf(sp.word)
	}
	return noColumn
}

// rootOf cuts the endings that make a noun of a verb, so that a rate's name
// finds its state: "cancellation" and "cancelled", "survival" and "survived",
// "approval" and "approved". It confuses other words ("production" and
// "product"), which is why nothing but rates uses it.
func rootOf(stem string) string {
	for _, ending := range []string{"ation", "ition", "sion", "ion", "ment", "anc", "enc", "al", "ur", "at", "it"} { // a stem has lost its final e
		if cut, ok := strings.CutSuffix(stem, ending); ok && len(cut) >= 4 {
			stem = cut
			break
		}
	}
	if n := len(stem); n > 4 && stem[n-1] == stem[n-2] {
		stem = stem[:n-1]
	}
	return stem
}

// verbOfDataset reports whether an unknown word is a verb of what the dataset is
// about anyway: patients are treated where a column holds the cost of treatment.
func (g *reading) verbOfDataset(w string) bool {
	if !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "s") {
		return false
	}
	root := rootOf(g.stems.stem(w))
	names := words(g.in.Dataset.Name)
	for _, c := range g.in.Dataset.Columns {
		if _, state := g.affirmative(c); !state {
			names = append(names, words(c.Name)...)
		}
	}
	for _, n := range names {
		if len(n) > 4 && rootOf(g.stems.stem(n)) == root {
			return true
		}
	}
	return false
}

// statesOf names the states that a rate of another root is of; nil for others.
func statesOf(rate string) []string {
	switch rate {
	case "mortality", "death", "fatality", "lethality":
		return []string{"died", "dead", "deceased", "death", "fatal", "expired"}
	case "attrition", "turnover":
		return []string{"left", "resigned", "terminated", "churned", "attrition", "departed"}
	case "success", "win":
		return []string{"success", "successful", "succeeded", "won", "win"}
	case "failure", "loss":
		return []string{"failed", "failure", "unsuccessful", "lost", "loss"}
	case "survival":
		return []string{"survived", "alive"}
	case "recovery":
		return []string{"recovered"}
	}
	return nil
}
