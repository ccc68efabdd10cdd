package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readPatterns says in words what a pattern of near SQL says: LIKE 'A%' is starting
// with "A", LIKE '%A' ending with it, LIKE '%A%' containing it, and LIKE 'A' the text
// itself. The signs taken for letters would match nothing. Patterns with a sign in the
// middle, and those with a place for one letter, are refused.
func (g *reading) readPatterns() error {
	var out []token
	for i := 0; i < len(g.tokens); i++ {
		t := g.tokens[i]
		if i+1 == len(g.tokens) || t.quoted || t.text != "like" && t.text != "ilike" || !g.tokens[i+1].quoted || !strings.ContainsAny(g.tokens[i+1].raw, "%_") {
			out = append(out, t)
			continue
		}
		text := g.tokens[i+1]
		i++
		body, open := strings.CutPrefix(text.raw, "%")
		body, ended := strings.CutSuffix(body, "%")
		if body == "" || strings.ContainsAny(body, "%_") {
			return domain.NewFault(domain.KindUnsupported,
				"the pattern '"+text.raw+"' can't be taken: only texts that start with, end with or contain something can be asked for.",
				"Ask for the beginning alone, as in: LIKE 'A%'")
		}
		words := []string{"containing"}
		switch {
		case !open:
			words = []string{"starting", "with"}
		case !ended:
			words = []string{"ending", "with"}
		}
		for _, w := range words {
			out = append(out, token{text: w, raw: w, spaced: true})
		}
		text.raw, text.text = body, fold(body)
		out = append(out, text)
	}
	g.tokens = out
	return nil
}
