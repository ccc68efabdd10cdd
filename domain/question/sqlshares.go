package question

import "slices"

// casesAsShares puts the words for a share in the place of the ways in which a statement
// says one: "SUM(CASE WHEN late = 1 THEN 1 ELSE 0 END) / COUNT(*)", "AVG(CASE WHEN …)",
// "COUNT(*) FILTER (WHERE …) / COUNT(*)", and, of an amount, "SUM(CASE WHEN … THEN fee
// END) / SUM(fee)". What counts or adds up anything else stays as it is.
func casesAsShares(ts []token) []token {
	for i := 0; i < len(ts); i++ {
		from, c, ok := caseAt(ts, i)
		if !ok {
			continue
		}
		end, whole := c.end, c.averaged
		end = timesHundred(ts, end)
		if !whole && end+1 < len(ts) && ts[end].text == "/" {
			whole, end = c.overWhole(ts, end+1)
			end = timesHundred(ts, end)
		}
		if !whole {
			continue
		}
		said := asTokens("share", "of", "rows", "where")
		if len(c.amount) > 0 {
			said = append(asTokens("share", "of", "total"), c.amount...)
			said = append(said, asTokens("of", "rows", "where")...)
		}
		ts = slices.Replace(slices.Clone(ts), from, end, append(said, c.condition...)...)
	}
	return ts
}

// sqlCase is a figure of the rows of which a condition holds.
type sqlCase struct {
	condition []token
	amount    []token // what is added up; none: the rows are counted
	end       int     // the token behind it
	averaged  bool    // it is over all rows by itself
}

// caseAt reads the figure of a case at a token, and where it begins with what it is
// multiplied by.
func caseAt(ts []token, i int) (from int, c sqlCase, ok bool) {
	args, end, called := argumentsAt(ts, i)
	if !called || len(args) != 1 {
		return i, c, false
	}
	c.end = end
	from = i
	if i >= 2 && ts[i-1].text == "*" && oneOrHundred(ts[i-2]) {
		from = i - 2
	}
	name := ts[i].text
	if name == "count" && end < len(ts) && ts[end].text == "filter" {
		inner, behind, filtered := argumentsAt(unspaced(ts, end+1), end)
		if !filtered || len(inner) != 1 || inner[0][0].text != "where" || len(args[0]) != 1 || args[0][0].text != "*" {
			return i, c, false
		}
		c.condition, c.end = inner[0][1:], behind
		return from, c, true
	}
	if name == "countif" {
		c.condition = args[0]
		return from, c, true
	}
	var then, other []token
	c.condition, then, other, ok = caseParts(args[0])
	if !ok {
		return i, c, false
	}
	zero := len(other) == 0 || len(other) == 1 && (other[0].number && other[0].value == 0 || other[0].text == "null")
	one := len(then) == 1 && oneOrHundred(then[0])
	switch {
	case name == "avg" && one && len(other) == 1 && other[0].number && other[0].value == 0:
		c.averaged = true
		return from, c, true
	case name == "sum" && one && zero, name == "count" && (len(other) == 0 || other[0].text == "null"):
		return from, c, true
	case name == "sum" && zero && !slices.ContainsFunc(then, func(t token) bool { return !isWord(t) }):
		c.amount = then
		return from, c, true
	}
	return i, c, false
}

// caseParts are the parts of "case when … then … else … end" with one condition.
func caseParts(ts []token) (condition, then, other []token, ok bool) {
	at := func(w string) int {
		return slices.IndexFunc(ts, func(t token) bool { return t.text == w && !t.quoted })
	}
	n, e := at("then"), at("else")
	if len(ts) < 6 || ts[0].text != "case" || ts[1].text != "when" || ts[len(ts)-1].text != "end" || n < 3 ||
		slices.ContainsFunc(ts[2:], func(t token) bool { return t.text == "when" && !t.quoted }) {
		return nil, nil, nil, false
	}
	if e < 0 {
		return ts[2:n], ts[n+1 : len(ts)-1], nil, true
	}
	if e < n {
		return nil, nil, nil, false
	}
	return ts[2:n], ts[n+1 : e], ts[e+1 : len(ts)-1], true
}

// overWhole reports whether a case is divided by what it is a part of: all rows, or the
// same amount of all rows; and where that ends.
func (c sqlCase) overWhole(ts []token, at int) (whole bool, end int) {
	args, end, ok := argumentsAt(ts, at)
	if ok && ts[at].text == "nullif" && len(args) == 2 {
		whole, inner := c.overWhole(args[0], 0)
		return whole && inner == len(args[0]), end
	}
	if !ok || len(args) != 1 {
		return false, at
	}
	if len(c.amount) > 0 {
		return ts[at].text == "sum" && slices.Equal(texts(args[0]), texts(c.amount)), end
	}
	return ts[at].text == "count" && len(args[0]) == 1 && (args[0][0].text == "*" || args[0][0].text == "1"), end
}

// timesHundred is the token behind "* 100" where that follows.
func timesHundred(ts []token, at int) int {
	if at+1 < len(ts) && ts[at].text == "*" && oneOrHundred(ts[at+1]) {
		return at + 2
	}
	return at
}

// oneOrHundred reports whether a number only makes a fraction or a percentage of a share.
func oneOrHundred(t token) bool { return t.number && !t.quoted && (t.value == 1 || t.value == 100) }

// unspaced takes the space before a token away: "filter (where".
func unspaced(ts []token, i int) []token {
	out := slices.Clone(ts)
	if i < len(out) {
		out[i].spaced = false
	}
	return out
}

// asTokens are words as they would stand in a question.
func asTokens(words ...string) []token {
	var out []token
	for _, w := range words {
		out = append(out, token{text: w, raw: w, spaced: true})
	}
	return out
}
