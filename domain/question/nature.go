package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Nature is whether the values of a measure may be added up.
type Nature string

// The natures.
const (
	Amount Nature = "amount" // parts add up: money, counts, volumes
	Rate   Nature = "rate"   // levels, prices, ratings, shares: averaged
)

// NatureOf judges a column from its name, its unit and its values: first the
// words of the name, then the unit, then the range. What speaks neither way is
// a Rate, since an average of amounts misleads less than a sum of rates.
func NatureOf(c domain.Column) Nature {
	if !c.Type.Numeric() {
		return Rate
	}
	name := words(c.Name)
	for i, w := range name {
		name[i] = singular(w)
	}
	for i, w := range name {
		switch w {
		case "per", "average", "avg", "mean", "median", "rate", "ratio", "percent", "percentage", "pct", "share", "index", "score", "rating", "margin":
			return Rate
		case "total":
			if i == 0 {
				return Amount
			}
		}
	}
	if c.Unit == "%" {
		return Rate
	}
	if len(name) > 0 {
		switch head := name[len(name)-1]; {
		case rateHead(head):
			return Rate
		case amountHead(head):
			return Amount
		}
	}
	for _, w := range name {
		if amountHead(w) {
			return Amount
		}
	}
	if last := words(c.Name); c.Type == domain.Integer && c.Distinct > maxGroupNumbers && len(last) > 0 && singular(last[len(last)-1]) != last[len(last)-1] {
		return Amount // a plural names things that were counted
	}
	if strings.ContainsAny(c.Unit, "$€£") || len(c.Unit) == 3 && strings.ToUpper(c.Unit) == c.Unit {
		return Amount
	}
	return Rate
}

// singular undoes the plain plural, which is enough for the words looked for.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return strings.TrimSuffix(w, "ies") + "y"
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), len(w) < 4:
		return w
	}
	return strings.TrimSuffix(w, "s")
}

// rateHead reports whether a name's last word speaks of a level.
func rateHead(w string) bool {
	switch w {
	case "price", "age", "temperature", "temp", "speed", "mpg", "density", "level", "height", "weight", "length", "width",
		"depth", "discount", "satisfaction", "probability", "tenure", "duration", "latitude", "longitude", "tolerance",
		"fertility", "expectancy", "acceleration", "horsepower", "displacement", "pressure", "humidity", "wind", "elevation",
		"altitude", "magnitude", "grade", "rank", "yield", "close", "open", "high", "low", "stock", "inventory", "ppm", "size", "distance",
		"bmi", "pulse", "voltage", "frequency", "salary", "wage", "interest", "fare", "month", "year", "concentration":
		return true
	}
	return false
}

// amountHead reports whether a word speaks of something that is counted or
// paid, so that parts add up.
func amountHead(w string) bool {
	switch w {
	case "sale", "revenue", "amount", "turnover", "income", "gross", "budget", "cost", "expense", "spend", "spending", "profit",
		"quantity", "qty", "unit", "count", "number", "total", "order", "volume", "demand", "visit", "click", "impression",
		"view", "session", "user", "medal", "point", "death", "birth", "case", "fee", "tax", "payment", "production", "output",
		"consumption", "generation", "export", "import", "donation", "refund", "return", "hour", "population", "pop", "person", "people",
		"passenger", "item", "piece", "win", "loss", "goal", "value", "worth", "balance", "precipitation", "rain", "rainfall", "emission",
		"fatality", "injury", "victim", "job", "employee", "staff", "headcount", "subscriber", "download", "install", "purchase", "transaction",
		"tip", "gratuity", "commission", "royalty", "subsidy", "grant", "paid", "spent", "earned", "sold", "charged", "billed", "collected", "raised", "donated", "invested", "litre", "liter", "fuel", "night", "seat", "guest", "adult", "child", "kid", "license", "licence", "lead", "conversion", "reservation", "booking", "call", "message", "attendee", "participant", "vote", "follower", "like", "comment", "vehicle", "repair", "strike", "event", "incident", "money", "earning", "debt", "loan", "credit", "minute", "employment":
		return true
	}
	return false
}
