package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readStateNouns reads the plural noun of what became of some rows, "cancellations", by
// the one state of the rows that has its root, "Cancelled", and says so. A share of them
// is of those rows too, which is read elsewhere.
func (g *reading) readStateNouns() error {
	if !g.tableAsked() {
		return nil
	}
	for i, sp := range g.spans {
		if sp.role != isUnknown || sp.to != sp.from+1 || g.rateBeside(i) {
			continue
		}
		if f := g.shortState(i); f != nil {
			return f
		}
		if !isPlural(fold(g.tokens[sp.from].raw)) {
			continue
		}
		states := g.statesWithRoot(g.tokens[sp.from].text)
		switch {
		case len(states) == 1:
			g.takeStateNoun(i, states[0])
		case len(states) > 1:
			return g.severalStates(i, states)
		case g.eventOfRows(g.tokens[sp.from].text):
			g.assume("'" + g.words(sp) + "' is taken to mean the rows of " + g.in.Dataset.Name)
			g.spans[i].role, g.spans[i].first, g.spans[i].word = isRows, isRows, g.tokens[sp.from].text
		}
	}
	return nil
}

// takeStateNoun restricts the rows to a state. What has the most of them has the most
// such rows, whatever else could be measured.
func (g *reading) takeStateNoun(i int, v Value) {
	sp := g.spans[i]
	g.assume("'" + g.words(sp) + "' is taken to mean the rows where " + v.Column + " = '" + v.Text + "'")
	g.eventsNamed = true // and no amount of theirs is the default
	before := g.at(g.before(i, isStop, isOf))
	if !(among(before.role, []role{isSuper, isTop}) && saysMany(fold(g.words(before)))) && !g.groupedAt(i) {
		g.spans[i].role, g.spans[i].first, g.spans[i].values = isValue, isValue, []Value{v}
		return
	}
	g.conditions = append(g.conditions, condition{column: g.indexOf(v.Column), positive: true,
		values: []string{v.Text}, countOf: noColumn, orWith: noColumn, span: i})
	kind := isRows
	if g.groupedAt(i) { // "top airlines by cancellations" is by their number
		kind = isCount
	}
	g.spans[i] = span{role: kind, first: kind, word: g.tokens[sp.from].text, from: sp.from, to: sp.to, score: sp.score}
}

// eventOfRows reports whether a noun is of the deed that each row is: of the verb of the
// default dates, "enrolments" of enrolled_on, or what the rows' key abbreviates,
// "applications" of app_no.
func (g *reading) eventOfRows(noun string) bool {
	if len(noun) < minVerbNoun {
		return false
	}
	if c, ok := g.in.Dataset.Column(g.in.Dataset.DefaultTime); ok && c.NullShare == 0 {
		roots := rootsOf(g.stems.stem(noun))
		for _, w := range words(c.Name) {
			if root := rootOf(g.stems.stem(w)); isParticiple(w) && len(root) >= minRoot && slices.Contains(roots, root) {
				return true
			}
		}
	}
	base := g.stems.base(noun)
	deed := slices.ContainsFunc([]string{"ation", "ment", "ion", "ing"}, func(end string) bool { return strings.HasSuffix(base, end) })
	return deed && slices.ContainsFunc(g.in.Dataset.Columns, func(c domain.Column) bool {
		ws := words(c.Name)
		return len(ws) == 2 && len(ws[0]) > 2 && isKey(c.Name) && c.Distinct == g.in.Dataset.Rows && strings.HasPrefix(base, ws[0])
	})
}

// rateBeside reports whether a noun stands where a rate or a share of it is asked for.
func (g *reading) rateBeside(i int) bool {
	if prev := g.words(g.at(i - 1)); i > 0 && fold(prev) == "rate of" {
		return true
	}
	next := g.text(g.spans[i].to)
	return next == "rate" || next == "rates" || next == "ratio" || g.shareNamed()
}

// statesWithRoot are the values of one word, of columns of few values, that have the root
// of a noun of more letters.
func (g *reading) statesWithRoot(noun string) []Value {
	if len(noun) < minVerbNoun {
		return nil
	}
	roots := slices.DeleteFunc(rootsOf(g.stems.stem(noun)), func(r string) bool { return len(r) < minRoot })
	var out []Value
	for _, c := range g.in.Dataset.Columns {
		vs := g.in.Values.Values(c.Name)
		if c.Role != domain.RoleDimension || len(vs) > rateValues {
			continue
		}
		for _, v := range vs {
			ws := valueWords(v)
			if len(ws) != 1 || !isParticiple(fold(ws[0])) || !slices.Contains(roots, rootOf(g.stems.stem(fold(ws[0])))) {
				continue
			}
			out = append(out, Value{Column: c.Name, Text: v})
		}
	}
	return out
}

// shortState asks back whether a value that begins as a noun or a participle does is its
// abbreviation: "cancellations" where the state of the rows is CANX.
func (g *reading) shortState(i int) error {
	const begin, longest = 3, 5
	said := g.tokens[g.spans[i].from].text
	deed := isParticiple(said) || slices.ContainsFunc([]string{"ations", "ions", "als", "ments"}, func(end string) bool { return strings.HasSuffix(said, end) })
	if !deed || len(said) < minVerbNoun || len(g.statesWithRoot(said)) > 0 {
		return nil
	}
	for _, c := range g.in.Dataset.Columns {
		vs := g.in.Values.Values(c.Name)
		if c.Role != domain.RoleDimension || len(vs) > rateValues {
			continue
		}
		for _, v := range vs {
			if w := fold(v); len(v) < begin || len(v) > longest || v != strings.ToUpper(v) || !strings.HasPrefix(said, w[:begin]) {
				continue
			}
			f := domain.NewFault(domain.KindUnknownWord, "'"+g.words(g.spans[i])+"' matches no column or value; the "+c.Name+" "+v+" may be meant.", "")
			rows := "number of rows where " + c.Name + " is " + v
			for k := range g.spans {
				if g.spans[k].role == isGroup && k > i {
					rows = "number of rows " + g.words(span{from: g.spans[k].from, to: len(g.tokens)}) + " where " + c.Name + " is " + v
					break
				}
			}
			f.Candidates = []string{rows}
			f.Suggestion = "Ask: " + rows
			return f
		}
	}
	return nil
}

// severalStates asks which of several states a noun is about.
func (g *reading) severalStates(i int, states []Value) error {
	sp := g.spans[i]
	f := domain.NewFault(domain.KindAmbiguous, "'"+g.words(sp)+"' may be the rows where "+
		states[0].Column+" is "+states[0].Text+" or those where "+states[1].Column+" is "+states[1].Text+".", "")
	for _, v := range states {
		if text := "number of rows where " + v.Column + " is " + v.Text; g.reads(text) {
			f.Candidates = append(f.Candidates, text)
		}
	}
	if len(f.Candidates) > 0 {
		f.Suggestion = "Ask for one of them, as in: " + f.Candidates[0]
	}
	return f
}
