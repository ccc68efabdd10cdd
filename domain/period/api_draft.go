package period

import "github.com/lumenore/analytics-mcp-server/domain/query"

// At reads the longest period phrase that starts at tokens[i], its preposition
// included ("in", "from … to …", "between … and …", "since", "over the past").
func (c Calendar) At(tokens []string, i int) (Found, bool) { return Found{}, false }

// YearAt is At that also takes a bare year, or a list of them, without a
// preposition; such a reading is Weak.
func (c Calendar) YearAt(tokens []string, i int) (Found, bool) { return Found{}, false }

// Comparison reads two periods set against each other. The control is the
// earlier one. For "year over year" and its kind control and test are of Kind
// Versus.
func (c Calendar) Comparison(tokens []string, i int) (control, test Found, n int, ok bool) {
	return Found{}, Found{}, 0, false
}

// GrainPhrase is how a question asks for periods.
type GrainPhrase struct {
	Grain    query.Grain // empty for "over time": a timeline of whatever grain suits
	Calendar bool        // a cycle: calendar months, weekdays …; Part is set
	Part     query.Part
	Which    bool // "which month …": asks for the period itself
}

// GrainAt reads a phrase such as "by month", "monthly", "per quarter" or "by
// day of week" that starts at tokens[i], and how many tokens it took.
func GrainAt(tokens []string, i int) (g GrainPhrase, n int, ok bool) { return GrainPhrase{}, 0, false }

// Horizon reads how far ahead a forecast goes: "next 3 months", "rest of the
// year", "through June 2026". Periods are counted from the first one that the
// data don't complete.
func (c Calendar) Horizon(tokens []string, i int) (periods int, grain query.Grain, n int, ok bool) {
	return 0, "", 0, false
}
