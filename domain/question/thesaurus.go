package question

import "slices"

// thesaurus holds, by word, the words that business people use for one another,
// as singular bases.
type thesaurus map[string][]string

func newThesaurus() thesaurus {
	out := thesaurus{}
	for _, groups := range [...][][]string{tradeWords(), placeKinds(), amountWords(), furtherWords()} {
		for _, group := range groups {
			for _, w := range group {
				out[w] = append(out[w], group...)
			}
		}
	}
	return out
}

// like returns the words that mean the same as one, itself among them; nil where
// there are none. They may be appended to.
func (t thesaurus) like(w string) []string { return slices.Clip(t[w]) }

// tradeWords are words for money, goods and those who trade in them.
func tradeWords() [][]string {
	return [][]string{
		{"revenue", "sale", "turnover", "income", "gross", "takings", "proceeds", "earning"},
		{"profit", "gain", "earning"},
		{"cost", "expense", "spend", "spending", "expenditure", "budget", "outlay"},
		{"price", "cost", "fee"},
		{"quantity", "unit", "qty", "volume", "piece"},
		{"qty", "quantity", "unit"},
		{"customer", "client", "buyer", "shopper", "purchaser", "account", "consumer"},
		{"product", "item", "article", "sku", "good"},
		{"employee", "staff", "worker", "personnel", "headcount"},
		{"salary", "pay", "wage", "compensation", "remuneration", "earn"},
		{"supplier", "vendor"},
		{"store", "shop", "outlet", "branch"},
	}
}

// placeKinds are words for rows, places and kinds.
func placeKinds() [][]string {
	return [][]string{
		{"property", "home", "listing"},
		{"subscription", "contract"},
		{"movie", "film"},
		{"match", "game", "fixture"},
		{"trip", "journey"},
		{"region", "area", "territory", "zone"},
		{"country", "nation"},
		{"city", "town"},
		{"gender", "sex"},
		{"department", "division", "dept", "unit"},
		{"category", "type", "kind", "class", "group"},
		{"type", "category", "kind", "class"},
		{"kind", "type", "category"},
	}
}

// amountWords are words for what is done and measured.
func amountWords() [][]string {
	return [][]string{
		{"order", "purchase"},
		{"purchase", "order"},
		{"weight", "mass"},
		{"duration", "length", "runtime", "time"},
		{"length", "duration"},
		{"score", "rating", "grade"},
		{"rating", "score"},
		{"satisfaction", "csat", "happiness"},
	}
}

// furtherWords are words for stocks, channels, weather, persons and makers.
func furtherWords() [][]string {
	return [][]string{
		{"stock", "inventory"},
		{"inventory", "stock"},
		{"demand", "need"},
		{"warehouse", "depot", "location"},
		{"channel", "source", "medium"},
		{"segment", "group"},
		{"discount", "rebate", "reduction"},
		{"temperature", "temp"},
		{"maximum", "max", "highest"},
		{"minimum", "min", "lowest"},
		{"average", "avg", "mean"},
		{"precipitation", "rain", "rainfall"},
		{"population", "inhabitant", "pop", "person"},
		{"pop", "population"},
		{"ticket", "case", "issue", "request"},
		{"agent", "representative", "rep", "assignee"},
		{"team", "group"},
		{"manufacturer", "maker", "brand", "make"},
		{"brand", "make", "manufacturer"},
		{"state", "province"},
		{"airline", "carrier"},
		{"carrier", "airline"},
		{"delay", "lateness"},
		{"origin", "source", "provenance"},
		{"amount", "sum", "value"},
		{"name", "title"},
		{"title", "name"},
		{"home", "house"},
		{"tenure", "seniority"},
		{"death", "fatality", "casualty", "died", "killed", "dead", "deceased", "victim"},
		{"age", "old"},
	}
}

// adjectives names the quantity that a superlative adjective is about, by
// words of column names, and whether the superlative asks for the most of it.
func adjectives() map[string]adjective {
	out := map[string]adjective{}
	for _, a := range [...]struct {
		up, down string
		of       []string
	}{
		{"heaviest", "lightest", []string{"weight", "mass"}},
		{"priciest", "cheapest", []string{"price", "cost", "fare", "rent", "fee", "amount"}},
		{"costliest", "", []string{"price", "cost", "rent", "budget", "fee", "amount"}},
		{"oldest", "youngest", []string{"age", "year", "date", "tenure"}},
		{"longest", "shortest", []string{"length", "duration", "time", "distance", "runtime", "stay", "night", "day", "hour", "minute", "month"}},
		{"northernmost", "southernmost", []string{"latitude", "lat"}},
		{"easternmost", "westernmost", []string{"longitude", "lon", "lng"}},
		{"most northern", "most southern", []string{"latitude", "lat"}},
		{"tallest", "shortest", []string{"height", "size"}},
		{"fastest", "slowest", []string{"speed", "velocity", "horsepower", "acceleration", "time"}},
		{"richest", "poorest", []string{"income", "wealth", "gdp", "revenue"}},
		{"wealthiest", "", []string{"income", "wealth", "gdp"}},
		{"hottest", "coldest", []string{"temperature", "temp"}},
		{"warmest", "coolest", []string{"temperature", "temp"}},
		{"wettest", "driest", []string{"precipitation", "rain", "rainfall"}},
		{"windiest", "calmest", []string{"wind", "windspeed"}},
		{"deadliest", "", []string{"death", "fatality"}},
		{"deepest", "shallowest", []string{"depth"}},
		{"widest", "narrowest", []string{"width"}},
		{"newest", "", []string{"date", "year", "created"}},
		{"latest", "earliest", []string{"date", "year", "time"}},
		{"biggest", "smallest", []string{"size", "area", "amount", "population"}},
		{"roomiest", "", []string{"room"}},
		{"strongest", "weakest", []string{"magnitude", "strength", "force", "intensity", "power"}},
		{"happiest", "unhappiest", []string{"satisfaction", "happiness", "score"}},
	} {
		for word, desc := range map[string]bool{a.up: true, a.down: false} {
			if word != "" {
				have := out[word]
				have.of, have.desc = append(have.of, a.of...), desc
				out[word] = have
			}
		}
	}
	addPhrasesOfMost(out)
	return out
}

// addPhrasesOfMost adds the superlatives that the pairs above don't hold: those
// whose direction turns, and those of several words.
func addPhrasesOfMost(out map[string]adjective) {
	for word, desc := range map[string]bool{"slowest": false, "fastest": true, "quickest": true} {
		out[word] = adjective{of: append([]string{"speed", "velocity", "horsepower"}, durationWords()...), desc: desc, timeTurns: true}
	}
	out["oldest"] = adjective{of: []string{"age", "birth", "born", "dob", "year", "date", "tenure"}, desc: true, datesAsc: true}
	out["youngest"] = adjective{of: []string{"age", "birth", "born", "dob", "year", "date"}, desc: false, datesAsc: true}
	out["most expensive"] = adjective{of: []string{"price", "cost", "fare", "rent", "budget", "fee", "amount"}, desc: true}
	out["least expensive"] = adjective{of: []string{"price", "cost", "fare", "rent", "budget", "fee", "amount"}}
	out["most recent"] = adjective{of: []string{"date", "year", "time"}, desc: true}
	for _, word := range []string{"longest serving", "longest tenured", "most senior", "most experienced", "longest standing"} {
		out[word] = adjective{of: []string{"tenure", "seniority", "experience", "hire", "joining", "start"}, desc: true, datesAsc: true}
	}
	for _, word := range []string{"newest", "least experienced", "most junior"} {
		out[word] = adjective{of: append(out[word].of, "tenure", "seniority", "experience", "hire", "joining"), desc: word == "newest"}
	}
	out["most recently"], out["least recently"] = out["most recent"], adjective{of: out["most recent"].of}
	for _, word := range []string{"highest rated", "most highly rated", "top rated", "best rated", "highest scoring", "best reviewed"} {
		out[word] = adjective{of: []string{"rating", "score", "star"}, desc: true}
	}
	for _, word := range []string{"lowest rated", "worst rated", "poorest rated", "lowest scoring", "worst reviewed"} {
		out[word] = adjective{of: []string{"rating", "score", "star"}}
	}
	out["best paid"] = adjective{of: []string{"salary", "wage", "income", "pay"}, desc: true}
	out["highest paid"], out["highest earning"], out["top earning"] = out["best paid"], out["best paid"], out["best paid"]
	out["lowest paid"] = adjective{of: []string{"salary", "wage", "income", "pay"}}
	out["worst paid"], out["lowest earning"] = out["lowest paid"], out["lowest paid"]
	out["most populated"] = adjective{of: []string{"population", "pop"}, desc: true}
	out["least populated"] = adjective{of: []string{"population", "pop"}}
	out["most populous"] = adjective{of: []string{"population", "pop"}, desc: true}
	out["least populous"] = adjective{of: []string{"population", "pop"}}
	out["most significant"] = adjective{of: []string{"significance", "importance"}, desc: true}
	out["least significant"] = adjective{of: []string{"significance", "importance"}}
	out["most profitable"] = adjective{of: []string{"profit", "margin"}, desc: true}
	out["least profitable"] = adjective{of: []string{"profit", "margin"}}
	out["most powerful"] = adjective{of: []string{"horsepower", "power"}, desc: true}
}

func durationWords() []string {
	return []string{"duration", "hour", "minute", "second", "day", "time", "delay", "acceleration", "runtime"}
}

// adjective is what a superlative is about.
type adjective struct {
	of        []string // words of the names of columns that hold the quantity
	desc      bool
	timeTurns bool // for durations the direction turns: the slowest takes longest
	datesAsc  bool // for dates and years the direction turns: the oldest has the earliest
}
