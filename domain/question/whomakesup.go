package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// whoMakesUp reads "how many clients make up 80 %" as the clients that do: a Pareto
// says their number first.
func (g *reading) whoMakesUp() {
	if g.in.Analysis != domain.Pareto || g.text(0) != "how" || g.text(1) != "many" {
		return
	}
	for i := 3; i+1 < len(g.tokens); i++ {
		switch g.text(i) + " " + g.text(i+1) {
		case "make up", "account for", "bring in", "makes up", "accounts for", "are responsible":
			g.tokens = slices.Concat(plainTokens("which"), g.tokens[2:])
			return
		}
	}
}
