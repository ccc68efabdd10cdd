package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// unitFactor brings a time said in one unit to the unit of a column: 3 days are
// 72 of a column of hours.
func (g *reading) unitFactor(unit string, column int) float64 {
	c := g.column(column)
	said, ok := seconds(g.stems.base(unit))
	if !ok {
		return 1
	}
	for _, w := range append(g.stems.bases(words(c.Name)), g.stems.base(fold(c.Unit))) {
		if own, ok := seconds(w); ok {
			return said / own
		}
	}
	return 1
}

func seconds(unit string) (float64, bool) {
	switch unit {
	case "second", "sec":
		return 1, true
	case "minute", "min":
		return 60, true
	case "hour", "hr":
		return 3600, true
	case "day", "night":
		return 86400, true
	case "week":
		return 604800, true
	}
	return 0, false
}

// comparedNothing handles a comparison without a subject: money words compare
// the default measure, anything else is refused later as an unknown word.
func (g *reading) comparedNothing(c condition) error {
	if k := g.lexicon.money(); k >= 0 && g.saysMoney() {
		c.column = k
		g.conditions = append(g.conditions, c)
		g.matched(g.spans[c.span], g.column(k).Name, "the amount of money")
		g.done(c.span)
		for i := range g.spans {
			if g.spans[i].role == isNumber {
				g.done(i)
			}
		}
		return nil
	}
	return domain.NewFault(domain.KindUnknownWord,
		"'"+g.words(g.spans[c.span])+"' compares a number with nothing this dataset has. "+g.measureList(), g.suggestion())
}

// onlyMeasure is the dataset's measure, where there is just one: what else could
// be meant.
func (g *reading) onlyMeasure() (int, bool) {
	found, n := 0, 0
	for k, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleMeasure && c.Type.Numeric() {
			found, n = k, n+1
		}
	}
	return found, n == 1
}

func (g *reading) saysMoney() bool {
	for _, t := range g.tokens {
		if t.text == "worth" || strings.HasPrefix(t.raw, "$") || strings.HasPrefix(t.raw, "€") || strings.HasPrefix(t.raw, "£") {
			return true
		}
	}
	return false
}

// says reports whether the question holds a word, and passes over it.
func (g *reading) says(word string) bool {
	for i, sp := range g.spans {
		if sp.to == sp.from+1 && g.tokens[sp.from].text == word && sp.role == isUnknown {
			g.done(i)
			return true
		}
	}
	return false
}

// skipUnit passes over a unit after a number: "120 minutes", "30 years old".
func (g *reading) skipUnit(i int) bool {
	sp := g.at(i)
	if i >= len(g.spans) || sp.role != isUnknown && sp.role != isGrain {
		return false
	}
	switch g.stems.base(g.tokens[sp.from].text) {
	case "dollar", "usd", "eur", "euro", "pound", "gbp", "minute", "min", "hour", "hr", "day", "year", "month", "week", "km", "mile", "kg", "lb",
		"g", "m", "mph", "kmh", "oz", "sec", "percent", "point", "unit", "inch", "foot", "feet", "meter", "metre", "mm", "cm",
		"degree", "second", "old", "kilometer", "gram", "ton", "people", "person", "night", "celsius", "fahrenheit":
		g.done(i)
		return true
	}
	return false
}

// nextWord reports whether the word directly after a span is the given one.
func (g *reading) nextWord(i int, word string) bool {
	k := g.spans[i].to
	return k < len(g.tokens) && g.tokens[k].text == word
}

// ageOfPersons finds the column of ages that "patients over 80" and "children
// under 10" are about: persons stand before the comparison and the number could
// be an age.
func (g *reading) ageOfPersons(c condition, from int) (int, bool) {
	const oldest = 120
	if c.value <= 0 || c.value > oldest {
		return 0, false
	}
	k := from - 1
	for k >= 0 && among(g.spans[k].role, []role{isStop, isIs, isWhose}) && g.spans[k].first == g.spans[k].role {
		k--
	}
	if k < 0 || !personNoun(g.stems.base(g.tokens[g.spans[k].to-1].text)) {
		return 0, false
	}
	found, n := 0, 0
	for i, col := range g.in.Dataset.Columns {
		ws := plainName(col.Name) // "Patient age (yrs)"
		if col.Type.Numeric() && len(ws) > 0 && ws[len(ws)-1] == "age" {
			found, n = i, n+1
		}
	}
	return found, n == 1
}

// personNoun reports whether a noun means persons.
func personNoun(w string) bool {
	return strings.Contains("|patient|child|kid|adult|man|woman|men|women|people|person|employee|staff|worker|customer|"+
		"client|student|pupil|passenger|player|athlete|user|member|subscriber|victim|"+
		"guest|resident|citizen|female|male|senior|teacher|driver|visitor|girl|boy|applicant|participant|respondent|voter|guy|lady|individual|survivor|", "|"+w+"|")
}

// narrowsPersons reports whether a noun says which persons: of one sex, of an age,
// or with an end.
func narrowsPersons(w string) bool {
	return strings.Contains("|child|kid|adult|man|woman|men|women|senior|girl|boy|guy|lady|female|male|survivor|victim|", "|"+w+"|")
}
