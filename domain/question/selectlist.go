package question

import (
	"slices"
	"strconv"
	"strings"
)

// selectItem is one item of the list of a statement: "COUNT(*) AS n".
type selectItem struct{ said, alias []token }

// named is what is said for an item in another clause: of a share, which has conditions
// of its own, no more than that it is one.
func (item selectItem) named() []token {
	if leadWith(item.said, []string{"share", "of"}) {
		return item.said[:1]
	}
	return item.said
}

// expandSelect puts what is meant for the names that a statement gives to its
// table and to the items of its list: "FROM orders o", "GROUP BY 1", "ORDER BY n".
// The dataset is chosen with the call, so that the one table of a statement,
// whatever it is called, is that; it is said where it is another name.
func (g *reading) expandSelect() {
	from := slices.IndexFunc(g.tokens, func(t token) bool { return t.text == "from" && !t.quoted })
	if !g.nearSQL() || from < 2 {
		return
	}
	names, next := tableOf(g.tokens, from+1)
	if len(names) == 0 || !g.isStatement(from, next) {
		return
	}
	if name := texts(names[0]); !slices.Equal(name, words(g.in.Dataset.Name)) {
		if g.isData(name) {
			return
		}
		g.assume("the table '" + strings.Join(name, " ") + "' of the statement is taken to be " + g.in.Dataset.Name)
	}
	items := itemsOf(unqualified(g.tokens[1:from], names))
	clauses := meant(unqualified(g.tokens[next:], names), items)
	out := g.tokens[:1:1]
	for k, item := range notGrouped(items, clauses) {
		if k > 0 {
			out = append(out, token{text: ",", raw: ","})
		}
		out = append(out, item.said...)
	}
	g.tokens = append(out, clauses...)
}

// notGrouped leaves out of a list the functions that a statement groups by,
// "YEAR(sent)": each row shows them anyway, and counted they are always one.
func notGrouped(items []selectItem, clauses []token) []selectItem {
	var out []selectItem
	for _, item := range items {
		function := slices.ContainsFunc(item.said, func(t token) bool { return t.text == "(" && !t.quoted })
		grouped := false
		for i, listed := 0, false; i < len(clauses) && function; i++ {
			if clauseAt(clauses, i) {
				listed = clauses[i].text == "group"
			}
			grouped = grouped || listed && startsWith(clauses[i:], item.said)
		}
		if !grouped {
			out = append(out, item)
		}
	}
	if len(out) == 0 {
		return items
	}
	return out
}

// isStatement reports whether a question is a statement rather than a wish that
// begins with "select": a function or a star stands in its list, or a clause
// comes after the table.
func (g *reading) isStatement(from, next int) bool {
	return next < len(g.tokens) || slices.ContainsFunc(g.tokens[1:from], func(t token) bool { return t.text == "(" || t.text == "*" })
}

// isData reports whether words are a value or the whole name of a column.
func (g *reading) isData(name []string) bool {
	if len(g.in.Values.exact[strings.Join(g.stems.bases(name), " ")]) > 0 {
		return true
	}
	refs := g.lexicon.columns(name)
	return len(refs) > 0 && refs[0].quality >= wholeName
}

// tableOf returns the name of the table and the alias, where they are all that
// stands between FROM and the next clause, and where that clause begins.
func tableOf(ts []token, at int) (names [][]token, next int) {
	next = at
	for next < len(ts) && !clauseAt(ts, next) {
		next++
	}
	for _, t := range ts[at:next] {
		if t.text == "as" && t.spaced || t.text == ";" {
			continue
		}
		if !isWord(t) {
			return nil, next
		}
		if len(names) == 0 || t.spaced {
			names = append(names, nil)
		}
		names[len(names)-1] = append(names[len(names)-1], t)
	}
	if len(names) > 2 {
		return nil, next
	}
	return names, next
}

// clauseAt reports whether a clause of a statement begins at a token.
func clauseAt(ts []token, i int) bool {
	if ts[i].quoted {
		return false
	}
	switch ts[i].text {
	case "where", "having", "limit":
		return true
	case "group", "order":
		return i+1 < len(ts) && ts[i+1].text == "by"
	}
	return false
}

// unqualified leaves out the names of the table before a point: "o.region".
func unqualified(ts []token, names [][]token) []token {
	var out []token
	for i := 0; i < len(ts); i++ {
		for _, name := range names {
			if n := len(name); startsWith(ts[i:], name) && i+n < len(ts) && ts[i+n].text == "." {
				i += n + 1
				break
			}
		}
		if i < len(ts) {
			out = append(out, ts[i])
		}
	}
	return out
}

func startsWith(ts, name []token) bool {
	return len(name) > 0 && leadWith(ts, texts(name))
}

// itemsOf splits the list of a statement at its commas.
func itemsOf(ts []token) []selectItem {
	items, depth, named := []selectItem{{}}, 0, false // named: what comes is the item's alias
	for _, t := range ts {
		item := &items[len(items)-1]
		if !isWord(t) && t.text != "," { // SUM(a) / SUM(b), COUNT(*) OVER (…)
			item.said, item.alias, named = append(item.said, item.alias...), nil, false
		}
		switch {
		case t.text == "," && depth == 0:
			items, named = append(items, selectItem{}), false
			continue
		case t.text == "as" && depth == 0 && !t.quoted:
			named = true
			continue
		case t.text == "(":
			depth++
		case t.text == ")":
			depth--
			item.said, named = append(item.said, t), depth == 0
			continue
		}
		if named {
			item.alias = append(item.alias, t)
		} else {
			item.said = append(item.said, t)
		}
	}
	return items
}

// meant returns the clauses of a statement with the items in place of their
// aliases and, in GROUP BY and ORDER BY, of their numbers.
func meant(ts []token, items []selectItem) []token {
	var out []token
	listed, where := false, false
	for i := 0; i < len(ts); i++ {
		if clauseAt(ts, i) {
			listed, where = ts[i].text == "group" || ts[i].text == "order", ts[i].text == "where"
		}
		if k, err := strconv.Atoi(ts[i].text); err == nil && listed && k > 0 && k <= len(items) && (out[len(out)-1].text == "by" || out[len(out)-1].text == ",") {
			out = append(out, items[k-1].named()...)
			continue
		}
		k := slices.IndexFunc(items, func(item selectItem) bool { return startsWith(ts[i:], item.alias) })
		if k < 0 || where {
			out = append(out, ts[i])
			continue
		}
		out = append(out, items[k].named()...)
		i += len(items[k].alias) - 1
	}
	return out
}
