package question

import "strings"

// quantityWords returns the verbs and adjectives that speak of a quantity where
// a noun would name its column: things that weigh 3 kg have a weight, an
// expensive one a price. Words that the reader needs for something else
// ("last", "spent", "sold") are left out.
func quantityWords(noun string) []string {
	if said := extentWords(noun); said != nil {
		return said
	}
	switch noun {
	case "age":
		return phrases("aged|old")
	case "price", "fare", "fee":
		return phrases("priced|costs|costing|expensive|cheap")
	case "cost":
		return phrases("costs|costing|costed|expensive")
	case "salary", "wage":
		return phrases("earn|earns|earned|earning|earnings|paid|payroll")
	case "income":
		return phrases("earn|earns|earned|earning|earnings")
	case "rating":
		return phrases("rated")
	case "score":
		return phrases("scored|scoring|rated|rating")
	case "review", "star":
		return phrases("rated|reviewed")
	case "close":
		return phrases("closing price|close price|closing|price close|closing value|closed")
	case "open":
		return phrases("opening price|open price|opening|opening value")
	case "population", "pop":
		return phrases("populous|inhabitants|inhabitant|populated")
	case "capacity":
		return phrases("holds|accommodates|accommodate|seats")
	case "attendance":
		return phrases("attended|attendees|spectators")
	case "enrollment", "enrolment":
		return phrases("enrolled|enroled")
	}
	return nil
}

// extentWords are those of how large, long, fast or warm something is, and where.
func extentWords(noun string) []string {
	switch noun {
	case "weight", "mass":
		return phrases("weigh|weighs|weighed|weighing|weighted|heavy")
	case "night", "stay":
		return phrases("length of stay|stay length|duration of stay|lengths of stay|how long|lasting|lasted|longer stay")
	case "day", "hour", "minute", "week", "month", "second":
		return phrases("how long|lasting|lasted")
	case "duration", "runtime":
		return phrases("lasted|lasting|long|how long")
	case "length":
		return phrases("long")
	case "height":
		return phrases("tall")
	case "depth":
		return phrases("deep")
	case "width":
		return phrases("wide")
	case "distance":
		return phrases("far|travelled|traveled|covered")
	case "speed":
		return phrases("fast")
	case "temperature", "temp":
		return phrases("hot|warm|cold")
	case "elevation", "altitude":
		return phrases("high")
	case "latitude", "lat":
		return phrases("latitude|lat")
	case "longitude", "long", "lng", "lon":
		return phrases("longitude")
	}
	return nil
}

func phrases(list string) []string { return strings.Split(list, "|") }

// unitNames spells out the short form of a unit in a column's name.
func unitNames(short string) []string {
	switch short {
	case "km", "kms":
		return phrases("kilometre|kilometer")
	case "kg", "kgs":
		return phrases("kilogram|kilo")
	case "litre", "liter", "litres", "liters":
		return phrases("litre|liter")
	case "mi", "mile":
		return phrases("mile")
	case "min", "mins":
		return phrases("minute")
	case "hr", "hrs":
		return phrases("hour")
	case "sec", "secs":
		return phrases("second")
	case "kwh":
		return phrases("kilowatthour|kwh")
	case "eur":
		return phrases("euro")
	case "usd":
		return phrases("dollar")
	case "sqft":
		return phrases("sqft|foot")
	case "sqm":
		return phrases("sqm|metre|meter")
	}
	return nil
}
