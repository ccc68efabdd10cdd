package question

import (
	"strings"
	"unicode/utf8"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// markFurtherInitials marks the letters that are named beside those at a token, "A, B
// or C", as texts too: each is one that a text may begin or end with.
func (g *reading) markFurtherInitials(at int) {
	for {
		next := at + 1
		for next < len(g.tokens) && joinsTexts(g.tokens[next]) {
			next++
		}
		if next == at+1 || next >= len(g.tokens) {
			return
		}
		t := g.tokens[next]
		if !t.quoted {
			long := utf8.RuneCountInString(t.text) > initialLetters
			if long || !isWord(t) || t.number || !g.standsAlone(next) {
				return
			}
			g.tokens[next].quoted = true
		}
		at = next
	}
}

// joinsTexts reports whether a token stands between texts that are named side by
// side.
func joinsTexts(t token) bool {
	if t.quoted {
		return false
	}
	switch t.text {
	case ",", "/", "or", "and":
		return true
	}
	return false
}

// namesBetween reports whether "name" or "names" stands between two spans.
func (g *reading) namesBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if w := fold(g.words(g.spans[k])); w == "name" || w == "names" {
			return true
		}
	}
	return false
}

// furtherTexts are the texts in quotation marks behind the one at a span, with
// nothing between but what joins them.
func (g *reading) furtherTexts(n int) []string {
	var out []string
	for {
		at := n + 1
		for at < len(g.spans) && g.spans[at].to == g.spans[at].from+1 && joinsTexts(g.tokens[g.spans[at].from]) {
			at++
		}
		if at == n+1 || at >= len(g.spans) || !g.tokens[g.spans[at].from].quoted {
			return out
		}
		out = append(out, g.tokens[g.spans[at].from].raw)
		for ; n < at; n++ {
			g.done(n + 1)
		}
	}
}

// textFilter holds for the rows whose text begins with, ends with or holds one of
// the texts of a condition.
func textFilter(col domain.Column, c condition) (query.Expr, string) {
	var terms []query.Expr
	var shown []string
	for _, text := range append([]string{c.text}, c.texts...) {
		terms = append(terms, query.Match{Op: c.match, Expr: query.Column{Name: col.Name}, Text: text})
		shown = append(shown, "'"+text+"'")
	}
	text := col.Name + " " + strings.ReplaceAll(string(c.match), "_", " ") + " " + strings.Join(shown, " or ")
	if len(terms) == 1 {
		return terms[0], text
	}
	return query.Or{Terms: terms}, text
}
