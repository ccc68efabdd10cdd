package question

import "strings"

// countedNoun reports whether an unknown noun is what "how many" or "number of"
// counts, so that it can only name the rows: a file of fixtures is asked for
// "matches". Nouns of business that would be columns of their own are not taken
// so: refunds are not the rows of a table of orders.
func (g *reading) countedNoun(i int) bool {
	w := g.tokens[g.spans[i].from].text
	for _, m := range g.measures {
		if len(m.columns) == 0 { // "average number of escalations": counted of something
			return false
		}
	}
	if g.unknownBefore(i) || g.stems.base(w) == w || ownThing(g.stems.base(w)) || personNoun(g.stems.base(w)) {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		switch text := strings.ToLower(g.words(g.spans[k])); {
		case text == "the" || text == "total" || g.wasFilter(k):
		case strings.HasSuffix(text, "many") || strings.HasSuffix(text, "number of") || strings.HasSuffix(text, "count of") || text == "count" || text == "most" || text == "the most" || text == "fewest":
			return g.counting || g.superUsed
		default:
			return false
		}
	}
	return false
}

// listedNoun reports whether a question begins with an unknown noun and says
// which of them: "matches where the home team scored".
func (g *reading) listedNoun(i int) bool {
	w := g.tokens[g.spans[i].from].text
	if g.stems.base(w) == w || ownThing(g.stems.base(w)) || g.unknownBefore(i) {
		return false
	}
	for k := 0; k < i; k++ {
		if g.spans[k].role != isStop && g.spans[k].role != isAll {
			return false
		}
	}
	return among(g.at(i+1).role, []role{isWhose, isWith})
}

// ownThing reports whether a noun names something that would have a column or
// a table of its own, so that it never stands for the rows of another.
func ownThing(w string) bool {
	return strings.Contains("|customer|client|user|employee|person|supplier|vendor|product|item|order|return|refund|complaint|visit|session|click|view|impression|"+
		"lead|campaign|ticket|call|email|invoice|payment|shipment|delivery|subscription|member|store|shop|branch|warehouse|country|city|region|state|category|"+
		"department|team|manager|director|student|teacher|patient|doctor|account|contract|project|task|bug|incident|download|signup|cancellation|transaction|"+
		"purchase|sale|unit|error|review|rating|vote|win|loss|goal|point|seat|room|bedroom|bathroom|floor|pool|garage|child|pet|vehicle|passenger|visitor|"+
		"subscriber|follower|like|comment|share|install|churn|defect|accident|death|birth|case|hour|minute|dollar|euro|meeting|event|partner|agent|driver|owner|"+
		"hire|leaver|applicant|candidate|promotion|discount|coupon|voucher|page|site|location|office|machine|device|sensor|server|claim|policy|loan|"+
		"casualty|fatality|injury|victim|escalation|dispute|breach|outage|failure|violation|penalty|fine|"+
		"tree|animal|book|song|album|award|prize|medal|trophy|sponsor|coach|referee|fan|spectator|", "|"+w+"|")
}
