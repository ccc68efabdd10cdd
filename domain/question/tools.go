package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// ownWords are the words that say no more than the tool itself does, so that it
// reads past them: "high" is no superlative where outliers are asked for.
func ownWords() map[domain.Analysis]map[string]entry {
	out := map[domain.Analysis]map[string]entry{}
	for _, meant := range phrasesOf(wordsOfTools) {
		words := out[domain.Analysis(meant.word)]
		if words == nil {
			words = map[string]entry{}
			out[domain.Analysis(meant.word)] = words
		}
		words[meant.text] = meant.entry
	}
	for analysis, names := range methods() {
		for name := range names {
			out[analysis][name] = entry{role: isTool, word: string(analysis)}
		}
	}
	for analysis, words := range out {
		var more []string
		switch analysis {
		case domain.Change:
			more = append(ownMovements(), comparedQuantities()...)
		case domain.Prediction:
			more = append(preparations(), comparedQuantities()...)
		}
		for _, p := range more {
			words[p] = entry{role: isTool, word: string(analysis)}
		}
	}
	return out
}

// readTools notes the analysis whose words were used. The words of trends and
// changes also stand in plain questions, so they decide nothing alone.
func (g *reading) readTools() error {
	for i := range g.spans {
		sp := g.spans[i]
		if sp.role != isTool {
			continue
		}
		switch a := domain.Analysis(sp.word); a {
		case domain.Prediction, domain.Outlier:
			g.plan.Asks = a
		case domain.Pareto:
			if g.plan.Asks == "" && !strings.HasPrefix(fold(g.words(sp)), "contribut") {
				g.plan.Asks = a
			}
		case domain.Correlation, domain.Change:
			w := fold(g.words(sp))
			said := func(part string) bool { return strings.Contains(w, part) }
			if g.plan.Asks == "" && slices.ContainsFunc([]string{"factor", "significant", "driver", "change point"}, said) {
				g.plan.Asks = a
			}
		}
		if sp.word == string(domain.Trend) && g.at(g.before(i, isStop)).role == isSuper && g.plan.Asks == "" { // "the most growing region"
			g.plan.Asks = domain.Change
			g.done(g.before(i, isStop))
		}
		if sp.word == string(domain.Trend) && g.in.Analysis != domain.Trend && g.timeline == nil {
			g.timeline = &timelineWish{} // a trend is shown over time
		}
		if sp.word == string(domain.Correlation) {
			g.chart = "relation"
		}
		if g.in.Analysis == domain.Change && asksReasons(fold(g.words(sp))) {
			g.plan.Why = true
		}
		if longer := lengthOf(fold(g.words(sp))); g.in.Analysis == domain.Outlier && longer != "" {
			k := g.comparedBy(longer)
			if k == noColumn {
				return g.unknown(g.words(sp)) // who waited long is not known by anything else
			}
			if g.measuredByAdjective(i, k) {
				continue
			}
		}
		g.done(i)
	}
	if err := g.refuseSecondHorizon(); err != nil {
		return err
	}
	for i := range g.spans {
		if g.spans[i].role == isHorizon {
			g.plan.Horizon = g.spans[i].horizon
			if said := g.spans[i].found.Assumption; said != "" {
				g.assume(said)
			}
			g.done(i)
		}
	}
	return nil
}

// asksReasons reports whether a word of the tool of changes asks for reasons.
func asksReasons(word string) bool {
	switch word {
	case "why", "caused", "drove", "driven", "explain", "explains", "reason", "reasons",
		"driver", "drivers", "contributors", "contributed", "responsible", "what caused", "root cause",
		"behind", "what is behind", "what s behind", "what was behind":
		return true
	}
	return false
}

// lengthOf is the comparative of a word that tells how long something is or
// takes; empty for other words.
func lengthOf(word string) string {
	switch word {
	case "long", "longer", "waited", "lasted", "lasts":
		return "longer"
	case "short":
		return "shorter"
	}
	return ""
}
