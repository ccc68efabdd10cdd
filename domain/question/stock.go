package question

// IsStock reports whether a column's name says that its values are what is there
// at a time, so that they add up over things but not over time: a stock, a balance,
// those who belong to something. What comes or goes in a period ("new
// subscribers") is none.
func IsStock(name string) bool {
	stock := isStock(name)
	for i, w := range words(name) {
		w = singular(w)
		switch w {
		case "new", "lost", "gained", "added", "joined", "hired", "left", "gross",
			"net", "change", "growth", "sold", "received", "issued", "per", "rate", "price", "cost", "value",
			"night", "hour", "day", "share", "ratio", "percent", "pct":
			return false
		case "subscriber", "member", "employee", "staff", "fte", "workforce", "population", "inhabitant", "resident", "follower", "tenant":
			stock = true
		case "active", "open", "outstanding", "occupied", "vacant", "installed":
			stock = stock || i == 0 && len(words(name)) > 1
		}
	}
	return stock
}
