package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// otherForm returns the word of a column or a value of which an unknown word is
// another form, and how it is one; empty where there is none, or several.
func (g *reading) otherForm(at int) (word, how string) {
	t := g.tokens[at]
	if t.number || t.quoted || !isWord(t) {
		return "", ""
	}
	if w := g.pluralOfPair(at); w != "" {
		return w, "plural"
	}
	if len(t.text) < minTypoLength {
		return "", ""
	}
	if v := g.deedOfValue(t.text); v != "" {
		return v, whatWasDone
	}
	found := ""
	for _, name := range g.lexicon.names {
		for _, k := range name.words {
			var said string
			switch {
			case g.nounOfQuality(t.text, k):
				said = "noun of the word"
			case g.nounOfDeed(t.text, k):
				said = "form of the word"
			default:
				continue
			}
			if found != "" && found != k {
				return "", ""
			}
			found, how = k, said
		}
	}
	return found, how
}

// pluralOfPair finds the singular of the short last word of one that is written
// with a hyphen: "walk-ins" where "Walk-in" is a value.
func (g *reading) pluralOfPair(at int) string {
	t := g.tokens[at]
	cut, plural := strings.CutSuffix(t.text, "s")
	if at == 0 || t.spaced || !plural || len(cut) < 2 {
		return ""
	}
	pair := g.stems.base(g.tokens[at-1].text) + " " + cut
	if len(g.in.Values.exact[pair]) > 0 || len(g.lexicon.byBase[pair]) > 0 {
		return cut
	}
	return ""
}

// nounOfQuality reports whether a word is the noun of a name's adjective:
// "absences" of "Days Absent", "urgency" of "Urgent".
func (g *reading) nounOfQuality(word, named string) bool {
	if len(named) < minTypoLength || !strings.HasSuffix(named, "nt") {
		return false
	}
	cut := strings.TrimSuffix(named, "t")
	return slices.Contains([]string{cut + "ce", cut + "ces", cut + "cy", cut + "cies"}, word)
}

// nounOfDeed reports whether a word is a form of the verb from which a name's
// noun is made with -y: "expiring" of "Expiry", "recovered" of "Recovery".
func (g *reading) nounOfDeed(word, named string) bool {
	verb, made := strings.CutSuffix(named, "ry")
	if !made || len(verb) < 3 {
		return false
	}
	verb += "r"
	return slices.Contains([]string{verb + "e", verb + "es", verb + "ed", verb + "ing", verb + "s", verb}, word)
}

// openBounds reads "2+ adults" as at least 2, unless a value is written so.
func openBounds(ts []token, values *Index) []token {
	var out []token
	for i, t := range ts {
		plus := i+1 < len(ts) && ts[i+1].text == "+" && !ts[i+1].spaced && (i+2 == len(ts) || ts[i+2].spaced)
		written := slices.ContainsFunc(values.exact[t.text], func(v Value) bool { return strings.Contains(v.Text, "+") })
		switch {
		case t.number && plus && !written:
			out = append(out, token{text: "at", raw: "at", spaced: true}, token{text: "least", raw: "least", spaced: true}, t)
		case t.text == "+" && i > 0 && ts[i-1].number && !t.spaced && (i+1 == len(ts) || ts[i+1].spaced) &&
			!slices.ContainsFunc(values.exact[ts[i-1].text], func(v Value) bool { return strings.Contains(v.Text, "+") }):
		default:
			out = append(out, t)
		}
	}
	return out
}

// whatWasDone marks the state that a noun or a verb of what was done names.
const whatWasDone = "what was done"

// deedOfValue is the state of the rows to which was done what a word names, where a
// relation is asked for: "cancelling" and "cancellations" of rows that are "Cancelled".
// Empty where no state, or more than one, is of that verb.
func (g *reading) deedOfValue(word string) string {
	if g.in.Analysis != domain.Correlation || !namesDeed(g.stems.base(word)) {
		return ""
	}
	roots, found := rootsOf(g.stems.stem(g.stems.base(word))), ""
	for _, c := range g.in.Dataset.Columns {
		vs := g.in.Values.Values(c.Name)
		if len(vs) > rateValues {
			continue
		}
		for _, v := range vs {
			ws := valueWords(v)
			if len(ws) != 1 || !isParticiple(ws[0]) || !slices.Contains(roots, rootOf(g.stems.stem(ws[0]))) {
				continue
			}
			if found != "" {
				return ""
			}
			found = v
		}
	}
	return found
}

// namesDeed reports whether a word has the form of what is done, as a verb or a noun.
func namesDeed(word string) bool {
	return slices.ContainsFunc([]string{"ing", "ion", "ment", "al", "ance", "ence", "ure"}, func(end string) bool {
		return strings.HasSuffix(word, end) && len(word) > len(end)+minRoot-1
	})
}
