package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// eventWords returns how people speak of the event that a column of times is
// about: accounts with a signup date have signed up or joined on it.
func eventWords(noun string) []string {
	switch noun {
	case "signup", "registration", "registered", "join", "joined", "enrollment", "enrolment", "subscription", "subscribed", "signed", "registers", "member":
		return phrases("signup|sign up|signed up|signs up|signing up|" +
			"joined|join|joins|joining|registered|register|registering|enrolled|enroll|subscribed|subscribe|came on board|onboarded")
	case "hire", "hired", "employment", "hiring":
		return phrases("hired|hire|hires|hiring|joined|join|joining|recruited|employed|started|came on board")
	case "birth", "dob", "born", "birthday":
		return phrases("born|birth")
	case "release", "released", "launch", "launched", "premiere":
		return phrases("released|release|came out|come out|launched|premiered|issued")
	case "purchase", "purchased", "bought":
		return phrases("purchased|bought|buying|purchasing")
	case "acquisition", "acquired", "acquire":
		return phrases("acquired|acquire|acquiring|won")
	case "ship", "shipping", "shipped", "shipment", "dispatch":
		return phrases("shipped|ship|ships|shipping|dispatched|sent out|sent")
	case "delivery", "delivered", "deliver":
		return phrases("delivered|deliver|delivering|arrived")
	case "departure", "departed", "depart", "takeoff":
		return phrases("departed|departing|left|leaving|took off")
	case "arrival", "arrived", "arrive", "landing":
		return phrases("arrived|arriving|landed|landing|reached")
	case "check", "checkin":
		return phrases("checked in|checking in|check in|arrived|arriving|stayed|staying")
	case "founded", "foundation", "established", "establishment", "inception", "opening":
		return phrases("founded|established|opened|set up|started")
	case "created", "creation":
		return phrases("created|made|opened|added")
	case "closed", "closing", "resolved", "resolution", "completed", "completion", "finished":
		return phrases("closed|resolved|completed|finished|concluded")
	case "admission", "admitted":
		return phrases("admitted|admission|hospitalized|hospitalised")
	case "discharge", "discharged":
		return phrases("discharged|released")
	case "termination", "terminated", "exit", "leaving", "leave", "left", "resignation":
		return phrases("left|leave|leaves|leaving|quit|quits|quitting|resigned|resign|terminated|departed|exited")
	case "churn", "churned":
		return phrases("churned|cancelled|canceled|left|leave|leaves|leaving|unsubscribed|lose|lost|losing|quit")
	case "cancel", "cancellation", "cancelled", "canceled":
		return phrases("churned|cancelled|canceled|left|leave|leaves|leaving|unsubscribed")
	case "end", "ended", "ending":
		return phrases("ended|terminated|finished|concluded|expired")
	case "start", "started", "begin", "began", "beginning", "commencement":
		return phrases("started|began|begun|commenced")
	case "death", "died", "deceased":
		return phrases("died|deceased|passed away")
	case "publication", "published", "publish":
		return phrases("published|came out|appeared")
	case "sale", "sold":
		return phrases("sold")
	case "built", "construction", "build":
		return phrases("built|constructed|erected|completed")
	case "invoice", "billing":
		return phrases("invoiced|billed")
	case "visit", "visited":
		return phrases("visited|came in|seen")
	case "expiry", "expiration", "expires":
		return phrases("expire|expires|expired|expiring|runs out|run out")
	}
	return nil
}

// addEvents lets the verbs of a time column's event name the column, and the
// plural of the event the rows: each row of a table with a signup date is a
// signup.
func (l *lexicon) addEvents(i int, c domain.Column) {
	if c.Role != domain.RoleTime {
		return
	}
	for _, w := range words(c.Name) {
		for _, said := range eventWords(w) {
			l.add(l.stems.bases(strings.Fields(said)), columnRef{i, stemOfName, whenItHappened})
		}
	}
	if c.Name == l.dataset.DefaultTime && namesEvent(c) {
		l.events[strings.Join(words(c.Name), "")] = true
	}
	switch first := words(c.Name)[0]; first {
	case "signup", "registration", "enrollment", "enrolment", "hire", "birth", "shipment", "delivery",
		"departure", "arrival", "admission", "purchase", "sale", "acquisition", "release", "death", "launch":
		if c.Name == l.dataset.DefaultTime {
			l.events[first] = true
		}
	}
}

// whenItHappened is how a verb names a column of times.
const whenItHappened = "when it happened"

// isEventRow reports whether a phrase counts the rows as events: "signups",
// "sign ups".
func (l *lexicon) isEventRow(ws []string) bool {
	joined := strings.Join(ws, "")
	if !l.beginsEvent(joined) { // the singular of any two words takes long to find
		return false
	}
	base := l.stems.base(joined)
	return base != joined && l.events[base]
}

// beginsEvent reports whether an event's noun begins with the letter of a word: the
// plural of a noun always does.
func (l *lexicon) beginsEvent(w string) bool {
	for event := range l.events {
		if event != "" && w != "" && event[0] == w[0] {
			return true
		}
	}
	return false
}

// timeMeant is the column of times that a superlative like "most recent" is
// about: that of the event named beside it, else the dataset's default.
func (s *segmenter) timeMeant(i, n int) int {
	for k := max(0, i-3); k < len(s.texts) && k < i+n+3; k++ {
		for _, r := range s.lexicon.byBase[s.lexicon.stems.base(s.texts[k])] {
			if r.how == whenItHappened {
				return r.column
			}
		}
	}
	for k, c := range s.lexicon.dataset.Columns {
		if c.Name == s.lexicon.dataset.DefaultTime && c.Type.Temporal() {
			return k
		}
	}
	return noColumn
}
