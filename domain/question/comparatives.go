package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// comparedByAdjective finds the column that a comparative is about: "older than
// 30", "cheaper than 100", "warmer than 20".
func (g *reading) comparedByAdjective(i int) (int, bool) {
	first := strings.Fields(fold(g.words(g.spans[i])))[0]
	if first != "older" && first != "younger" && g.says("late") {
		first = "late"
	}
	for _, want := range comparedNouns(first) {
		for k, c := range g.in.Dataset.Columns {
			if !c.Type.Numeric() {
				continue
			}
			for _, w := range g.stems.bases(words(c.Name)) {
				if w == want {
					g.matched(g.spans[i], c.Name, "comparative")
					return k, true
				}
			}
		}
	}
	return 0, false
}

// comparedNouns are the nouns of columns that a comparative may be about, the
// most likely first.
func comparedNouns(adjective string) []string {
	lengths := phrases("duration|length|runtime|stay|night|hour|minute|time|day|month|distance")
	switch adjective {
	case "older":
		return phrases("age|year")
	case "younger":
		return phrases("age")
	case "cheaper", "costlier", "dearer", "pricier":
		return phrases("price|cost|amount|fee|fare|rent|charge")
	case "longer":
		return lengths
	case "shorter":
		return append(lengths, "height")
	case "heavier", "lighter":
		return phrases("weight|mass")
	case "taller":
		return phrases("height")
	case "faster", "slower":
		return append(phrases("speed|horsepower|pace"), phrases("duration|runtime|hour|minute|second|time|latency")...)
	case "warmer", "hotter", "colder", "cooler":
		return phrases("temperature|temp")
	case "late", "later":
		return phrases("delay")
	}
	return nil
}

// turned turns a comparison round where its column counts the other way than its
// adjective: what is slower takes more hours, and a worse wait is a longer one.
func (g *reading) turned(c condition) condition {
	first, _, _ := strings.Cut(fold(g.words(g.spans[c.span])), " ")
	name := g.column(c.column).Name
	switch first {
	case "slower", "faster":
		isSpeed := func(w string) bool { return w == "speed" || w == "horsepower" || w == "pace" }
		if slices.ContainsFunc(g.stems.bases(words(name)), isSpeed) || !isLength(g.stems, g.column(c.column)) {
			return c
		}
	case "better", "worse":
		if !g.badIsHigh(name) && !g.lasts(name) {
			return c
		}
	default:
		return c
	}
	turned := map[query.CompareOp]query.CompareOp{
		query.Greater: query.Less, query.Less: query.Greater,
		query.GreaterEqual: query.LessEqual, query.LessEqual: query.GreaterEqual,
	}
	if op, ok := turned[c.op]; ok {
		c.op = op
	}
	return c
}
