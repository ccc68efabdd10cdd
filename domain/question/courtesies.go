package question

import "strings"

// passOverCourtesies drops the clauses that are there for the person and not for
// the data: a greeting, an apology, what somebody needs the answer for. Only a
// clause at an end of the question that begins like one and that names nothing of
// the dataset is dropped; what is dropped is told as ignored.
func (g *reading) passOverCourtesies() {
	clauses := clausesOf(g.tokens)
	first, last := 0, len(clauses)
	for first < last-1 && opensPolitely(g.said(clauses[first])) && g.saysNothingMore(clauses[first]) {
		first++
	}
	for last > first+1 && closesPolitely(g.said(clauses[last-1])) && g.saysNothingMore(clauses[last-1]) {
		last--
	}
	if first == 0 && last == len(clauses) {
		return
	}
	from, to := clauses[first][0], clauses[last-1][1]
	for _, c := range append(clauses[:first:first], clauses[last:]...) {
		g.plan.Reading.Ignored = append(g.plan.Reading.Ignored, strings.ToLower(g.words(span{from: c[0], to: c[1]})))
	}
	g.tokens = g.tokens[from:to]
}

// clausesOf are the runs of tokens between marks that end a clause.
func clausesOf(ts []token) [][2]int {
	var out [][2]int
	from := 0
	for i := 0; i <= len(ts); i++ {
		if i < len(ts) && !endsClause(ts[i]) {
			continue
		}
		if i > from {
			out = append(out, [2]int{from, i})
		}
		from = i + 1
	}
	return out
}

func endsClause(t token) bool {
	switch t.text {
	case ",", ".", ";", "!", "?", ":", "-", "–", "—", "(", ")":
		return !t.quoted
	}
	return false
}

func (g *reading) clause(c [2]int) []token { return g.tokens[c[0]:c[1]] }

func (g *reading) said(c [2]int) string { return strings.Join(texts(g.clause(c)), " ") }

// opensPolitely reports whether a clause before the question begins like a
// greeting, an apology or an announcement.
func opensPolitely(clause string) bool {
	return beginsWith(clause, "hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "morning", "greetings",
		"sorry", "and sorry", "apologies", "i apologize", "i apologise",
		"excuse me", "pardon", "forgive me", "quick one", "quick question", "a quick one", "a quick question", "one quick question",
		"just a quick", "one question", "a question", "i was just wondering", "i was wondering", "i m wondering", "just wondering",
		"i have a question", "i ve got a question", "thanks", "thank you", "many thanks", "no rush", "when you have",
		"if you have", "if you don t mind", "if possible", "sorry to", "hope you", "i hope", "ok", "okay", "well", "right", "so")
}

// closesPolitely reports whether a clause after the question begins like thanks
// or like what the answer is for.
func closesPolitely(clause string) bool {
	return beginsWith(clause, "thanks", "thank you", "many thanks", "cheers", "please", "pls", "thx", "ta",
		"sorry", "no rush", "if possible", "if you can", "if you don t mind", "when you have",
		"i need it", "i need this", "i need that", "we need it", "we need this", "i want it for",
		"it is for", "it s for", "this is for", "that s for", "that is for", "for my boss",
		"for a presentation", "for a report", "for the board", "for our meeting", "just curious", "i m curious", "asking for",
		"i d appreciate", "much appreciated", "would be great", "that would be")
}

func beginsWith(clause string, phrases ...string) bool {
	for _, p := range phrases {
		if strings.HasPrefix(clause+" ", p+" ") {
			return true
		}
	}
	return false
}

// saysNothingMore reports whether a clause that begins politely asks for nothing.
// A wish may follow "please" or "so" as well ("please only the online ones"), so
// that after them no word may stand that is not passed over anyway.
func (g *reading) saysNothingMore(c [2]int) bool {
	ts := g.clause(c)
	if g.namesSomething(ts) {
		return false
	}
	switch ts[0].text {
	case "please", "pls", "so", "well", "right", "ok", "okay":
		for _, t := range ts[1:] {
			if !among(g.vocabulary[t.text].role, []role{isStop, isIs, isA, isHave}) {
				return false
			}
		}
	}
	return true
}

// namesSomething reports whether a clause holds a number, a text in quotation
// marks, a column, a value, or a word that asks.
func (g *reading) namesSomething(ts []token) bool {
	for k, t := range ts {
		base := g.stems.base(t.text)
		switch {
		case t.number && t.text != "one", t.quoted:
			return true
		case !isWord(t):
		case g.vocabulary[t.text].role == isWhich && t.text != "when", among(g.vocabulary[t.text].role, []role{isList, isAggregate}):
			return true
		case t.text == "how", t.text == "many", t.text == "much" && k > 0 && ts[k-1].text == "how":
			return true
		case g.timeAt(ts, k):
			return true
		case len(g.in.Values.exact[base]) > 0 && g.vocabulary[t.text].role == "":
			return true
		default:
			for _, ref := range g.lexicon.byBase[base] {
				if ref.quality >= headOfName || ref.how == "synonym" {
					return true
				}
			}
		}
	}
	return false
}

// timeAt reports whether a period is named at a token.
func (g *reading) timeAt(ts []token, k int) bool {
	if g.in.Dataset.DefaultTime == "" {
		return false
	}
	said := texts(ts)
	_, named := g.in.Calendar.At(said, k)
	_, year := g.in.Calendar.YearAt(said, k)
	return named || year
}
