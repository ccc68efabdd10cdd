package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readRelation reads what is said of a relation in comparatives: "do older
// customers buy more", "does a higher discount mean less profit". A comparative
// there restricts no rows and orders none: it names one of two columns, or says
// which way the one named goes. Those with "than" compare with a number and are
// read elsewhere.
func (g *reading) readRelation() error {
	if g.in.Analysis != domain.Correlation {
		return nil
	}
	for i := range g.spans {
		if !g.isComparative(i) {
			continue
		}
		g.chart, g.compared = "relation", true
		g.thanOthers(i)
		if err := g.comparativeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// isComparative reports whether a span is a comparative on its own.
func (g *reading) isComparative(i int) bool {
	sp := g.spans[i]
	if sp.to != sp.from+1 || among(sp.role, []role{isColumn, isValue, isPart, isQuoted}) {
		return false
	}
	w := g.tokens[sp.from].text
	_, known := g.comparatives[w]
	return known || plainComparative(w)
}

// comparativeAt ties a comparative to the column that follows it, to the thing
// that it describes, or to the verb before it.
func (g *reading) comparativeAt(i int) error {
	word := g.tokens[g.spans[i].from].text
	n := g.after(i, isStop, isA, isOf)
	next := g.at(n)
	switch {
	case g.toldOfRows(i):
		return g.comparedDoing(i, word)
	case next.role == isColumn && (g.numeric(next) && !isKey(g.column(next.columns[0].column).Name) || g.kindOfRelation(next)), next.role == isUnknown && g.at(n+1).role == isColumn && g.numeric(g.at(n+1)): // "a longer resolution"
		g.verbBefore(i)
		g.done(i)
	case next.role == isColumn, next.role == isRows, next.role == isUnknown && g.namesPersons(n):
		return g.comparedThings(i, n)
	case next.role == isMark || n >= len(g.spans) || among(next.role, []role{isLogic, isOver, isIn}):
		return g.comparedDoing(i, word)
	}
	return nil
}

// namesPersons reports whether a span is a noun for the persons of the rows;
// "older" is nobody.
func (g *reading) namesPersons(i int) bool {
	w := g.tokens[g.spans[i].from].text
	_, compares := g.comparatives[w]
	return !compares && g.personsAt(i) && !g.sideOfRelation(i)
}

// personsAt reports whether a span is a noun for the persons of the rows, which an
// age behind it may narrow: "children under 10".
func (g *reading) personsAt(i int) bool {
	w := g.tokens[g.at(i).from].text
	return g.lexicon.isPersonWord(w) || narrowsPersons(g.stems.base(w)) && g.lexicon.aboutPersons() && g.at(i+1).first == isCompare
}

// kindOfRelation reports whether a column of kinds can be one side of a relation
// itself: it is no name of the things that are compared.
func (g *reading) kindOfRelation(sp span) bool {
	c := g.column(sp.columns[0].column)
	return c.Type == domain.Boolean
}

// comparedThings reads "older customers": the adjective names the column by
// which things are told apart, and they are what is compared.
func (g *reading) comparedThings(i, n int) error {
	word, next := g.tokens[g.spans[i].from].text, g.at(n)
	column := g.comparedBy(word)
	if column == noColumn {
		return g.unmeasured(g.words(g.spans[i]) + " " + g.words(next))
	}
	if next.role == isColumn {
		k := next.columns[0].column
		if c := g.column(k); c.Distinct > 0 && c.Distinct < g.in.Dataset.Rows {
			g.thing = k
			g.usedColumn(n, k)
		}
	}
	g.done(n)
	g.spans[i].role, g.spans[i].columns = isColumn, []columnRef{{column, likeName, "comparative"}}
	return nil
}

// comparedBy is the column that an adjective measures; noColumn where none does.
func (g *reading) comparedBy(word string) int {
	for _, of := range g.comparatives[word].of {
		for k, c := range g.in.Dataset.Columns {
			if !c.Type.Numeric() || c.Role != domain.RoleMeasure {
				continue
			}
			for _, w := range g.stems.bases(words(c.Name)) {
				if w == of {
					return k
				}
			}
		}
	}
	return noColumn
}

// verbBefore passes over what is done with the column that a comparative leads
// to: "do accounts with more seats file more tickets". Between the things and
// "more", an unknown word can only be a verb.
func (g *reading) verbBefore(i int) {
	first := g.tokens[g.spans[0].from].text
	if first != "do" && first != "does" && first != "did" {
		return
	}
	if p := g.before(i, isStop, isA); p > 0 && g.spans[p].role == isUnknown && isWord(g.tokens[g.spans[p].from]) {
		g.done(p)
	}
}

// comparedDoing reads a comparative that nothing follows: "buy more", whose verb
// names a column or means what is bought and sold; "are … longer", which
// measures one.
func (g *reading) comparedDoing(i int, word string) error {
	if !plainComparative(word) {
		column := g.comparedBy(word)
		if column == noColumn {
			return g.unmeasured(g.words(g.spans[i]))
		}
		g.spans[i].role, g.spans[i].columns = isColumn, []columnRef{{column, likeName, "comparative"}}
		return nil
	}
	prev := g.at(i - 1)
	switch {
	case prev.role == isColumn:
		prev.columns[0].how, prev.columns[0].quality = "what is done", likeName // a verb, but one that is measured here
		g.done(i)
	case i > 0 && isRateWord(g.text(prev.to-1)): // "is the return rate higher for …"
		g.done(i)
	case i > 0 && prev.role != isMark && buys(g.stems.base(g.tokens[prev.to-1].text)):
		return g.boughtMore(i, prev)
	case prev.role == isUnknown:
		return g.unmeasured(g.words(prev) + " " + word)
	}
	return nil
}

// boughtMore takes what is bought for the column that "buy more" is about.
func (g *reading) boughtMore(i int, verb span) error {
	said := g.words(verb) + " " + g.words(g.spans[i])
	k := g.bought()
	if k == noColumn {
		return g.unmeasured(said)
	}
	g.spans[i].role, g.spans[i].columns = isColumn, []columnRef{{k, likeName, "what is bought"}}
	g.done(i - 1)
	g.assume("'" + said + "' is taken to be about " + g.column(k).Name)
	for j, c := range g.in.Dataset.Columns {
		if j != k && c.Role == domain.RoleMeasure && NatureOf(c) == Amount {
			g.alternative(c.Name)
		}
	}
	return nil
}

// buys reports whether a verb tells of money or goods that change hands.
func buys(verb string) bool {
	switch verb {
	case "buy", "purchase", "shop", "order", "spend", "pay", "generate", "bring", "earn", "sell", "yield", "make":
		return true
	}
	return false
}

// bought is the column that adds up what is bought: the dataset's default
// measure if it is money, else its money, else a default that adds up.
func (g *reading) bought() int {
	k := g.indexOf(g.in.Dataset.DefaultMeasure)
	if k != noColumn && g.lexicon.moneyRank(g.column(k)) > 0 {
		return k
	}
	if money := g.lexicon.money(); money >= 0 {
		return money
	}
	if k != noColumn && NatureOf(g.column(k)) == Amount {
		return k
	}
	return noColumn
}

// unmeasured refuses a comparative of which no column says what it measures.
func (g *reading) unmeasured(said string) error {
	return domain.NewFault(domain.KindUnknownWord, "no column is known to measure '"+strings.TrimSpace(said)+"'. "+g.measureList(),
		"Name the two columns, as in: "+g.exampleRelation())
}

// exampleRelation asks for the relation of two of the dataset's columns.
func (g *reading) exampleRelation() string {
	var names []string
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleMeasure && len(names) < 2 {
			names = append(names, c.Name)
		}
	}
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleDimension && len(names) < 2 {
			names = append(names, c.Name)
		}
	}
	if len(names) < 2 {
		return g.exampleQuestion()
	}
	return "is " + names[0] + " related to " + names[1] + "?"
}

// refuseSplit refuses a comparative between the rows that meet a condition and
// the others: "do orders of more than 5 units have a higher discount". Within
// those rows alone nothing would be compared.
func (g *reading) refuseSplit() error {
	if !g.compared {
		return nil
	}
	other, split := "", ""
	for _, name := range g.plan.Fields {
		c, limited := g.column(g.indexOf(name)), false
		for _, f := range g.plan.Filters {
			limited = limited || slices.Contains(f.Columns, name)
		}
		switch {
		case c.Role == domain.RoleIdentifier || c.Role == domain.RoleTime: // shown beside the rest
		case limited && c.Type.Numeric():
			split = name
		case !limited && other != "":
			return nil
		case !limited:
			other = name
		}
	}
	if split == "" || other == "" {
		return nil
	}
	return domain.NewFault(domain.KindUnsupported,
		"the question sets the rows that meet a condition against the others, and a correlation takes all values of a column.",
		"Ask for the relation itself, as in: is "+split+" related to "+other+"?")
}

// relateThings compares things by their aggregates where they have several rows
// each: the customers of a table of orders.
func (g *reading) relateThings() {
	if g.thing == noColumn || g.plan.Form != Records {
		return
	}
	var measures []Measure
	for _, name := range g.plan.Fields {
		if k := g.indexOf(name); k != g.thing && g.column(k).Type.Numeric() {
			measures = append(measures, g.measure(g.defaultAggregate(k), k))
		}
	}
	if len(measures) < 2 {
		return
	}
	c := g.column(g.thing)
	g.plan.Form, g.plan.Fields, g.plan.Measures = Grouped, nil, measures
	g.plan.Dimensions = []Dimension{{Name: c.Name, Column: c.Name, Expr: query.Column{Name: c.Name}, Type: c.Type}}
	g.assume("each " + c.Name + " counts once, with its own figures")
}

// comparativesOf are the comparatives of the adjectives that measure a column:
// older of oldest.
func comparativesOf(superlatives map[string]adjective) map[string]adjective {
	out := map[string]adjective{}
	for word, a := range superlatives {
		if stem, ok := strings.CutSuffix(word, "est"); ok && !strings.Contains(word, " ") {
			out[stem+"er"] = a
		}
	}
	out["larger"] = out["bigger"]
	return out
}
