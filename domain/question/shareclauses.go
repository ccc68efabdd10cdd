package question

import "slices"

// clauseKind is how a clause of a question about a share is led to.
type clauseKind int

const (
	clauseOwner     clauseKind = iota // whose the share is: "Central's share of the loans"
	clauseLead                        // before the share: "of the loans from Central, …"
	clauseAdjective                   // before the things: "late parcels"
	clauseBehind                      // right behind the things: "parcels returned"
	clauseBracket                     // "(status shipped)"
	clauseWith                        // "with a fee", "whose fee is"
	clauseThat                        // "that were late"
	clauseWhere                       // "where the depot is North"
	clauseIn                          // "in the West", "for Central"
	clauseSource                      // "from Central", "by Retail"
	clauseDomain                      // "among parcels with a fee above 5"
	clausePredicate                   // "were late", "had a fee above 5"
	clauseGroup                       // "by depot"
)

// shareClause is a clause of a share from a token on, to where the next begins.
type shareClause struct {
	kind    clauseKind
	from    int
	joined  bool // "and", "or" or a comma leads to it
	said    bool // something that can be a condition stands in it
	whole   bool // clauses within it are its own: "from parcels that were late"
	timed   bool // it names a period
	several bool // several conditions can stand in it
	verbal  bool // it has a verb of its own: "where the depot is", "whose fee is"
}

// clauseWalk walks over the clauses of a share.
type clauseWalk struct {
	*reading
	clauses   []shareClause
	things    int
	amount    bool // the share is of an amount
	openVerb  bool // the verb of the clause is still to come: "where the depot [is]"
	inBracket bool
	joined    bool // "and" was the last that was said
	subject   bool // nothing but a column has been named since "and"
}

// walk finds the share's word and the things, and the clauses before and behind them. It
// reports whether there are such.
func (w *clauseWalk) walk() bool {
	share := w.onlyShare()
	if share == noColumn {
		return false
	}
	n, adjective := w.thingsOf(share)
	if n == noColumn {
		if !w.leads() || !slices.ContainsFunc(w.spans[:share], w.saysOfThings) {
			return false
		}
		n = share
	}
	w.things = n
	if w.saidBefore(share) {
		kind := clauseLead
		if w.owns(share) {
			kind = clauseOwner
		} else if !w.leads() {
			return false
		}
		w.clauses = append(w.clauses, shareClause{kind: kind, said: true})
	}
	w.clauses = append(w.clauses, shareClause{kind: clauseAdjective, from: w.spans[share].to, said: adjective})
	w.begin(clauseBehind, w.spans[n].to)
	for i := n + 1; i < len(w.spans); i++ {
		w.step(i)
	}
	return true
}

// onlyShare is the one word for a share of things; noColumn where there is none or
// several, or where it says out of what a figure is shown.
func (w *clauseWalk) onlyShare() int {
	found := noColumn
	for i, sp := range w.spans {
		if sp.first != isShare || found != noColumn && w.at(i-1).first == isOrder { // "order by share"
			continue
		}
		if found != noColumn || sp.word != "total" || w.text(sp.from) == "as" || sp.from > 0 && w.tokens[sp.from-1].number {
			return noColumn
		}
		found = i
	}
	return found
}

// thingsOf is the span of what a share is of, and whether anything is said of it before.
func (w *clauseWalk) thingsOf(share int) (things int, adjective bool) {
	const most = 4 // spans between the share's word and its things
	for k := share + 1; k < len(w.spans) && k <= share+most; k++ {
		sp := w.spans[k]
		switch {
		case w.saysOfThings(sp):
			return k, adjective
		case sp.first == isColumn && w.numeric(asFirst(sp)) && !w.saysYes(asFirst(sp)):
			w.amount = true
			return k, adjective
		case among(sp.first, []role{isValue, isColumn, isNegation}):
			adjective = true
		case among(sp.first, []role{isStop, isOf, isAll, isA, isAggregate}) && !finiteVerb(w.text(sp.from)):
		default:
			return noColumn, false
		}
	}
	return noColumn, false
}

// saysOfThings reports whether a span was read as a word for the rows or what numbers them.
func (g *reading) saysOfThings(sp span) bool {
	return sp.first == isRows || sp.role == isRows || sp.first == isColumn && g.isThings(asFirst(sp))
}

// asFirst is a span as it was read before the passes.
func asFirst(sp span) span {
	sp.role = sp.first
	return sp
}

// saidBefore reports whether anything before the share can be a condition.
func (w *clauseWalk) saidBefore(share int) bool {
	return slices.ContainsFunc(w.spans[:share], func(sp span) bool {
		state := sp.first == isColumn && w.saysYes(asFirst(sp)) && !w.nearSQL()
		return state || among(sp.first, []role{isValue, isPart, isQuoted, isCompare, isBetween, isNegation, isNull})
	})
}

// owns reports whether a value directly before the share says whose it is.
func (w *clauseWalk) owns(share int) bool {
	for k := share - 1; k >= 0; k-- {
		if sp := w.spans[k]; sp.first == isValue {
			return w.leadsToShare(k, share)
		}
	}
	return false
}

// leads reports whether a question begins with the things that it is about: "of the
// loans from Central, what share".
func (w *clauseWalk) leads() bool {
	return slices.Contains([]string{"of", "out", "among", "amongst", "within", "for", "in", "from", "considering", "given"}, w.text(0))
}

// begin begins a clause at a token.
func (w *clauseWalk) begin(kind clauseKind, from int) {
	w.clauses = append(w.clauses, shareClause{kind: kind, from: from, joined: w.joined})
	w.joined, w.openVerb = false, false
}

// now is the clause that the walk is in.
func (w *clauseWalk) now() *shareClause { return &w.clauses[len(w.clauses)-1] }

// step takes the words of a span: those that lead to a clause, or what is said in it.
func (w *clauseWalk) step(i int) {
	sp := w.spans[i]
	content := among(sp.first, []role{isValue, isPart, isQuoted, isColumn, isNumber, isCompare, isBetween, isContains, isUnknown})
	if content && !w.saysOfThings(sp) {
		if w.now().timed && !w.inBracket { // "parcels in 2024 returned"
			w.begin(clauseBehind, sp.from)
		}
		w.now().several = w.now().several || w.now().said && w.joined
		w.now().said, w.joined = true, false
		w.subject = w.subject && sp.first == isColumn
		return
	}
	if sp.first == isGroup && !w.inBracket && w.groupsBy(i) {
		w.begin(clauseGroup, sp.from)
		return
	}
	for t := sp.from; t < sp.to; t++ {
		w.word(i, t)
	}
	if among(sp.first, []role{isNull, isNegation}) {
		w.now().said, w.joined = true, false
	}
}

// word takes a word that is no name of the table's.
func (w *clauseWalk) word(i, t int) {
	text := w.text(t)
	switch {
	case text == "(":
		w.begin(clauseBracket, t)
		w.inBracket = true
	case text == ")":
		w.inBracket = false
		w.begin(clauseBehind, t)
	case w.inBracket:
	case text == "," || text == "and" || text == "or" || text == "but":
		w.joined, w.subject = true, true
	case finiteVerb(text):
		w.verb(t)
	case w.now().whole && text != "by" && !(text == "where" && w.now().verbal): // "of rows where late = 1 where depot = 'North'"
		w.now().verbal = w.now().verbal || text == "where"
		w.openVerb = w.openVerb || slices.Contains([]string{"that", "which", "who", "where", "whose", "when"}, text)
	default:
		w.leadIn(i, t)
	}
}

// verb takes a verb: of the clause that waits for it, or of the sentence.
func (w *clauseWalk) verb(t int) {
	c := w.now()
	switch {
	case w.openVerb:
		w.openVerb = false
	case c.verbal && w.subject && !w.joined: // "where the fee is above 5 and the depot is North"
	case w.joined && oneOfKinds(c.kind, clauseThat, clauseWhere):
		w.begin(c.kind, t)
	case c.kind == clausePredicate && !w.joined, c.kind == clauseGroup:
	default:
		w.begin(clausePredicate, t)
	}
}

// leadIn takes a word that leads to a clause.
func (w *clauseWalk) leadIn(i, t int) {
	waiting := oneOfKinds(w.now().kind, clausePredicate, clauseThat, clauseWhere) && !w.now().said // "came from Central"
	toThings := w.leadsToThings(i)
	switch text := w.text(t); text {
	case "where", "when":
		w.begin(clauseWhere, t)
		w.openVerb, w.now().verbal = true, true
	case "that", "which", "who":
		w.begin(clauseThat, t)
		w.openVerb = true
	case "whose":
		w.begin(clauseWith, t)
		w.openVerb, w.now().verbal = true, true
	case "with", "without", "having":
		if !waiting {
			w.begin(clauseWith, t)
		}
	case "among", "amongst", "considering", "out":
		if text == "out" && w.text(t+1) != "of" {
			return
		}
		w.begin(clauseDomain, t)
		w.now().whole = true
	case "in", "for", "at", "on", "within", "inside":
		if !waiting {
			w.begin(clauseIn, t)
			w.now().whole, w.now().timed = toThings, w.at(i+1).first == isPeriod
		}
	case "from", "via", "through", "by", "of", "to", "using":
		if waiting {
			w.now().whole = toThings
		} else if (text != "of" || w.amount) && w.at(i+1).first != isPeriod {
			w.begin(clauseSource, t)
			w.now().whole = toThings
		}
	}
}

// leadsToThings reports whether the things are named behind a span, with what is said of
// them before: "from insured parcels".
func (w *clauseWalk) leadsToThings(i int) bool {
	const most = 4 // spans between
	for k := i + 1; k < len(w.spans) && k <= i+most; k++ {
		sp := w.spans[k]
		if w.saysOfThings(sp) {
			return true
		}
		if !among(sp.first, []role{isStop, isAll, isA, isOf, isValue, isNegation}) && !(sp.first == isColumn && w.saysYes(asFirst(sp))) {
			return false
		}
	}
	return false
}

// oneOfKinds reports whether a clause is of one of these kinds.
func oneOfKinds(kind clauseKind, of ...clauseKind) bool { return slices.Contains(of, kind) }

// finiteVerb reports whether a word is a verb that says something of the things before it.
func finiteVerb(w string) bool {
	return slices.Contains([]string{"is", "are", "was", "were", "be", "been", "had", "have", "has", "got", "get",
		"came", "come", "comes", "went", "go", "goes", "did", "do", "does", "involved", "involve", "involves",
		"exceeded", "exceed", "exceeds", "contained", "contain"}, w)
}
