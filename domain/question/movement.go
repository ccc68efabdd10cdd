package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// movements are the ordinary words for going down and up.
type movements struct {
	down, up []string // that mean nothing else
	// crash, boom: the things as well, so that only the tool that asks for
	// changes takes them for movements. Their plurals are things alone.
	downOrThing, upOrThing []string
}

// vivid marks the words of movement that are less common than what misspells
// them: "shipping" is no "slipping".
const vivid = "vivid"

// movementWords are the words of movement of any business, never a table's own:
// a column or value of that name comes first.
func movementWords() movements {
	var m movements
	m.down = strings.Split("fall|falls|fell|fallen|falling|drop|drops|dropped|dropping|shrink|shrinks|shrank|shrunk|shrinking|"+
		"sank|sunk|sinking|slid|sliding|dipped|dipping|slipped|slipping|"+
		"lose|loses|losing|lost|went down|go down|goes down|going down|gone down|fall off|"+
		"fell off|drop off|dropped off|fell away|come down|came down|took a dive|take a dive|took a hit|take a hit|"+
		"downturn|downswing|nosedive|nosedived|dry up|dried up|tanked|tanking|cratered|cratering|crashed|crashing", "|")
	for _, verb := range []string{"decline", "decrease", "collapse", "plunge", "slump", "plummet", "tumble", "dwindle",
		"diminish", "deteriorate", "worsen", "weaken", "erode", "subside"} {
		m.down = append(m.down, inflected(verb)...)
	}
	m.up = strings.Split("rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|went up|go up|goes up|going up|gone up|"+
		"pick up|picked up|take off|took off|shot up|shoot up|ramp up|ramped up|"+
		"upturn|upswing|uptick|upsurge|swelled|swollen|swelling|leapt|leaped|leaping|boomed|booming|rocketed|"+
		"rocketing|ballooned|ballooning|exploded|exploding|doubled|doubling|tripled|tripling", "|")
	for _, verb := range []string{"increase", "climb", "jump", "surge", "soar", "skyrocket", "gain", "improve", "rebound", "strengthen"} {
		m.up = append(m.up, inflected(verb)...)
	}
	m.downOrThing = []string{"crash", "crater", "tank", "sink", "slide", "dip", "slip", "dive", "halve", "halved", "reduction", "deterioration"}
	m.upOrThing = []string{"boom", "balloon", "rocket", "explode", "swell", "leap", "spike", "spiked",
		"recover", "recovered", "recovery", "double", "triple", "improvement", "growth"}
	return m
}

// inflected are the forms of a regular verb: collapse, collapses, collapsed,
// collapsing.
func inflected(verb string) []string {
	stem := strings.TrimSuffix(verb, "e")
	return []string{verb, verb + "s", stem + "ed", stem + "ing"}
}

// directions are the words of movement with the way that each goes.
func directions() map[string]int {
	m, out := movementWords(), map[string]int{}
	for _, words := range [][]string{m.down, m.downOrThing, {"down", "lower", "worse", "less", "fewer"}} {
		for _, w := range words {
			out[w] = -1
		}
	}
	for _, words := range [][]string{m.up, m.upOrThing, {"up", "higher", "better", "more"}} {
		for _, w := range words {
			out[w] = 1
		}
	}
	return out
}

// states say which way something went only of what is so: "why are sales down",
// but not "break them down by region".
func states(word string) bool {
	switch word {
	case "down", "up", "lower", "higher", "worse", "better":
		return true
	}
	return false
}

// ownMovements are the words that the tool of changes takes for movements.
func ownMovements() []string {
	m := movementWords()
	var out []string
	for _, words := range [][]string{m.down, m.up, m.downOrThing, m.upOrThing, {"down", "up"}} {
		out = append(out, words...)
	}
	return out
}

// addMovements adds the words that ask for two periods or a timeline.
func addMovements(add adder) {
	m := movementWords()
	add(isMoved, "", "changed|change|changes|changing")
	add(isMoved, "", "fall|falls|fell|fallen|falling|grow|grows|grew|grown|growing|"+
		"rise|rises|rose|risen|rising|increase|increased|increases|increasing|decrease|decreased|decreases|decreasing|"+
		"decline|declined|declines|declining|drop|drops|dropped|dropping|improved|improve|improving|worsened|worsen|gained|lost")
	add(isMoved, vivid, strings.Join(m.down, "|"))
	add(isMoved, vivid, strings.Join(m.up, "|"))
}

// readMovement notes which way the question says that something went: what it
// asks the reasons of.
func (g *reading) readMovement() error {
	if g.in.Analysis != domain.Change {
		return nil
	}
	is := false
	for i, sp := range g.spans {
		word := fold(g.words(sp))
		is = is || among(sp.first, []role{isIs, isStop}) && isBeing(word)
		if among(sp.role, []role{isColumn, isValue, isPart, isQuoted, isRows, isCompare}) || states(word) && !is {
			continue
		}
		if d := g.ways[word]; d != 0 {
			if other := g.at(g.after(i, isStop)); other.first == isLogic && g.ways[fold(g.words(g.at(g.after(i, isStop, isLogic))))] == -d { // "rise or fall"
				return nil
			}
			g.plan.Moved = d
			return nil
		}
	}
	return nil
}

func isBeing(word string) bool {
	switch word {
	case "is", "are", "was", "were", "been", "being", "be", "has been", "have been":
		return true
	}
	return false
}
