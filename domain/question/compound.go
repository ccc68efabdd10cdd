package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseCompound refuses two questions in one: no one table answers them. A
// wish after the question mark that only says how the answer is to look ("Show
// it as a bar chart", "List the region and its sales") belongs to the question
// before it.
func (g *reading) refuseCompound(text string) error {
	var asked []string
	for _, line := range strings.Split(text, "\n") {
		for k, p := range strings.Split(line, "?") {
			if p = strings.TrimSpace(p); len(words(p)) <= 2 || k > 0 && (wishes(p) || closesPolitely(strings.Join(words(p), " "))) {
				continue
			}
			asked = append(asked, p)
		}
	}
	if len(asked) < 2 {
		return nil
	}
	return compound(asked)
}

func compound(asked []string) error {
	f := domain.NewFault(domain.KindCompound, "the text holds several questions, which no one table answers.", "Ask them one at a time.")
	f.Candidates = asked
	return f
}

// wishes reports whether a sentence after a question only tells how its answer
// is to be shown.
func wishes(sentence string) bool {
	switch ws := words(sentence); ws[0] {
	case "show", "list", "give", "display", "draw", "plot", "return", "visualize", "visualise",
		"create", "make", "present", "sort", "order", "rank", "and", "include",
		"please", "limit", "use", "group", "return the", "report", "render", "put", "round", "only", "exclude", "in", "by",
		"just", "split", "break", "divide", "separate":
		return true
	default:
		return strings.HasPrefix(strings.TrimSpace(sentence), ",")
	}
}

// refuseSecondWish refuses a wish after the question mark that names a quantity
// of its own: then it is a second question.
func (g *reading) refuseSecondWish(text string) error {
	named, second := map[int]bool{}, false
	for i, sp := range g.spans {
		if i > 0 && sp.to == sp.from+1 && g.tokens[sp.from].text == "?" {
			second = true
		}
		if sp.role != isColumn {
			continue
		}
		known := false
		for _, r := range sp.columns {
			known = known || named[r.column]
		}
		if second && !known && g.numeric(sp) && len(named) > 0 {
			return compound(strings.Split(strings.TrimRight(strings.TrimSpace(text), "?"), "?"))
		}
		for _, r := range sp.columns {
			named[r.column] = true
		}
	}
	return nil
}

// refuseAdvice refuses to tell what to do: the data know what was, not what is
// wise.
func (g *reading) refuseAdvice() error {
	if len(g.tokens) > 1 && (g.tokens[0].text == "should" || g.tokens[0].text == "shall") {
		switch g.tokens[1].text {
		case "i", "we", "they", "you", "one":
			return domain.NewFault(domain.KindUnsupported, "the question asks for advice, which is not in the data.", g.suggestion())
		}
	}
	return nil
}
