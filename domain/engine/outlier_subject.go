package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// settleSubject groups by the thing that a question asks for, whatever else is
// named: "customers with unusually many orders" is about customers, by their
// orders, and neither about months nor about orders.
func (r *Request) settleSubject(q *outlierQuestion) {
	c, ok := r.subject()
	if !ok {
		if c, ok = r.counter(); !ok {
			return
		}
		r.Plan.Measures = nil // the count of the counted thing is all that is asked
	}
	q.subject = true
	r.unassumeNature(c.Name)
	counted := r.countedThing(c)
	kept := r.Plan.Measures[:0:0]
	for _, m := range r.Plan.Measures {
		rows := m.Aggregate == query.Count && m.Column == "" && !conditional(m)
		if m.Column != c.Name && !(rows && counted != nil) && !(rows && r.Plan.Inner != nil) {
			kept = append(kept, m)
		}
	}
	if counted != nil && !slices.ContainsFunc(kept, func(m question.Measure) bool { return m.Column == counted.Column }) {
		if value, ok := r.valueOf(counted.Column); ok && len(kept) == 0 {
			kept = append(kept, value)
		}
		kept = append(kept, *counted)
	}
	if len(kept) == 0 {
		d := r.Dataset()
		for _, name := range r.mentionedFields() {
			if f, _ := d.Column(name); f.Role == domain.RoleMeasure && name != c.Name {
				kept = append(kept, r.measureOf(f))
			}
		}
	}
	groups := []question.Dimension{{Name: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type}}
	for _, g := range q.groups {
		if g.Column != c.Name && (counted == nil || g.Column != counted.Column) {
			groups = append(groups, g)
		}
	}
	r.Plan.Measures, r.Plan.Inner, q.groups = kept, nil, groups
}

// subject is the column whose members are asked for: the first thing named,
// behind nothing but words that ask, and told more of: "find customers with …",
// "unusual customers by …". A column that names one row each is none: its rows
// are searched as they are.
func (r *Request) subject() (domain.Column, bool) {
	w, d := r.words(), r.Dataset()
	for _, c := range d.Columns {
		if c.Type.Temporal() || c.Type == domain.Boolean || c.Distinct < 2 || uniqueness(c, d.Rows) >= almostUnique ||
			c.Role == domain.RoleMeasure && (c.Type != domain.Integer || question.NatureOf(c) == question.Amount || r.rowsAsked(w)) {
			continue
		}
		at, n, ok := r.mentionOf(c)
		if !ok || at+n >= len(w) || !r.onlyAsks(w[:at]) {
			continue
		}
		next := w[at+n]
		told := oneOf(next, []string{"stand", "stands"}) ||
			oneOf(next, []string{"with", "whose", "who", "that", "having", "where"}) ||
			oneOf(next, []string{"have", "has", "had"}) && w[:at].any("which", "what") ||
			oneOf(next, []string{"by", "in"}) && w[:at].oddAt() >= 0
		told = told || c.Role != domain.RoleMeasure && w[at+n:].saysOdd()
		if told && (c.Role != domain.RoleMeasure || oneOf(next, []string{"with", "whose", "who", "having", "have", "had"})) {
			return c, true
		}
	}
	return domain.Column{}, false
}

// mentionOf is where a column is named, and in how many words.
func (r *Request) mentionOf(c domain.Column) (at, n int, ok bool) {
	w := r.words()
	for _, m := range r.Plan.Reading.Matched {
		if m.As == c.Name {
			if at, n, ok := w.mention(m.Text); ok {
				return at, n, true
			}
		}
	}
	for _, name := range append([]string{c.Name}, c.Synonyms...) {
		if at, n, ok := w.mention(name); ok {
			return at, n, true
		}
	}
	return 0, 0, false
}

// onlyAsks reports whether words ask without naming anything but the dataset.
func (r *Request) onlyAsks(w askedWords) bool {
	asks := []string{"find", "show", "list", "give", "get", "detect", "identify", "me", "us", "which", "what", "who", "are", "is", "there", "any", "all",
		"the", "our", "my", "of", "do", "we", "have", "please", "some", "can", "you", "tell", "look", "for", "see"}
	for i, word := range w {
		if _, _, named := w[i : i+1].mention(word); oneOf(word, asks) || w[i:i+1].oddAt() == 0 {
			continue
		} else if !named || !slices.ContainsFunc(nameOf(r.Dataset().Name), func(part string) bool { return singular(part) == singular(word) }) {
			return false
		}
	}
	return true
}

// oddAt is where the words first say that something is out of the ordinary; −1
// where they don't.
func (w askedWords) oddAt() int {
	return w.firstLike("unusual", "outl", "anomal", "suspic", "strange", "odd", "weird", "abnormal", "atypical", "exception", "extrem", "irregular", "peculiar")
}

// saysOdd reports whether words begin with one that says that what stands before
// them is out of the ordinary: "… is an outlier in", "any … unusual in".
func (w askedWords) saysOdd() bool {
	const words = 3 // "is", "an", and the one
	at := w[:min(words, len(w))].oddAt()
	return at == 0 || at > 0 && oneOf(w[0], []string{"is", "are", "was", "were"})
}

// namesCounted reports whether a question names a column whose members it counts: a
// key, or a dimension behind a word that counts, where no condition is counted.
func (r *Request) namesCounted(c domain.Column) bool {
	at, _, named := r.mentionOf(c)
	if !named || c.Role == domain.RoleIdentifier {
		return named
	}
	return c.Role == domain.RoleDimension && r.words().countedAt(at) && !slices.ContainsFunc(r.Plan.Measures, conditional)
}

// countsRows reports whether a measure is how many rows there are.
func countsRows(m question.Measure) bool { return m.Aggregate == query.Count && m.Column == "" }

// countedThing is the number of different things that a question counts for
// each of its subject: "many orders", "number of orders", "how often they order".
func (r *Request) countedThing(subject domain.Column) *question.Measure {
	if !r.countsAsked() {
		return nil
	}
	d := r.Dataset()
	for _, c := range d.Columns {
		if c.Name == subject.Name || !r.namesCounted(c) {
			continue
		}
		if uniqueness(c, d.Rows) >= almostUnique && slices.ContainsFunc(r.Plan.Measures, countsRows) {
			return nil // a row each: rows are counted already
		}
		return &question.Measure{Name: "distinct " + c.Name, Label: "distinct count of " + c.Name, Column: c.Name, Type: domain.Integer,
			Aggregate: query.Count, Expr: query.Aggregate{Func: query.Count, Argument: col(c.Name), Distinct: true}}
	}
	return nil
}

// valueOf is what the values of a counted thing are: the dataset's own measure,
// added up, for "order values".
func (r *Request) valueOf(column string) (question.Measure, bool) {
	d := r.Dataset()
	c, _ := d.Column(column)
	at, n, ok := r.mentionOf(c)
	w := r.words()
	if !ok || at+n >= len(w) || !oneOf(w[at+n], []string{"value", "values", "amount", "amounts", "size", "sizes"}) {
		return question.Measure{}, false
	}
	measure, ok := d.Column(d.DefaultMeasure)
	if !ok || !measure.Type.Numeric() {
		return question.Measure{}, false
	}
	m := r.measureOf(measure)
	r.Assume(fmt.Sprintf("'%s' is taken for %s.", strings.Join(w[at:at+n+1], " "), m.Label))
	return m, true
}

// counter is the column whose members things are counted for, where it is named
// behind them: "number of orders per customer", "order count of customers".
func (r *Request) counter() (domain.Column, bool) {
	w, d := r.words(), r.Dataset()
	for _, c := range d.Columns {
		if c.Role != domain.RoleIdentifier || uniqueness(c, d.Rows) >= almostUnique {
			continue
		}
		at, _, ok := r.mentionOf(c)
		if !ok || at < 2 || !oneOf(w[at-1], []string{"per", "of", "among", "each"}) {
			continue
		}
		thing := r.countedThing(c)
		if thing == nil {
			continue
		}
		counted, _ := d.Column(thing.Column)
		first, n, _ := r.mentionOf(counted)
		if first < at && (!w.countedAt(at) || first+n == at-2) { // not "number of customers", but "order count of customers"
			return c, true
		}
	}
	return domain.Column{}, false
}

// countedAt reports whether what is named at a position is counted: "many
// orders", "number of orders".
func (w askedWords) countedAt(at int) bool {
	return at > 0 && oneOf(w[at-1], []string{"many", "few"}) ||
		at > 1 && w[at-1] == "of" && oneOf(w[at-2], []string{"number", "numbers", "count", "counts", "total"})
}
