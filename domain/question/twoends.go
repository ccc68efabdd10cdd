package question

// addComparatives adds comparisons with a negation in them and those of an
// adjective with its kind.
func addComparatives(add adder) {
	for _, kind := range []string{"higher", "greater", "larger", "bigger", "older", "longer", "heavier", "taller", "faster",
		"later", "better", "costlier", "more expensive", "warmer", "hotter", "deeper", "wider", "richer", "further", "farther"} {
		add(isCompare, ">", kind+" than")
		add(isCompare, "<=", "not "+kind+" than|no "+kind+" than")
	}
	for _, kind := range []string{"lower", "smaller", "younger", "shorter", "lighter", "slower", "cheaper", "earlier",
		"less expensive", "colder", "cooler", "shallower", "narrower", "poorer", "nearer", "worse"} {
		add(isCompare, "<", kind+" than")
		add(isCompare, ">=", "not "+kind+" than|no "+kind+" than")
	}
}

// addOrderings adds orders told by their two ends or by the alphabet.
func addOrderings(add adder) {
	for _, ends := range [...][2]string{
		{"oldest", "youngest"}, {"old", "young"}, {"heaviest", "lightest"}, {"longest", "shortest"}, {"long", "short"}, {"most expensive", "least expensive"},
		{"most expensive", "cheapest"}, {"expensive", "cheap"}, {"large", "small"}, {"big", "small"},
		{"high", "low"}, {"tallest", "shortest"}, {"fastest", "slowest"},
		{"greatest", "least"}, {"greatest", "smallest"}, {"maximum", "minimum"}, {"max", "min"},
		{"newest", "oldest"}, {"latest", "earliest"}, {"latest", "oldest"}, {"most recent", "oldest"},
		{"most recent", "least recent"}, {"new", "old"}, {"most", "fewest"}, {"more", "less"},
		{"many", "few"}, {"hottest", "coldest"}, {"most popular", "least popular"},
		{"most common", "least common"}, {"most frequent", "least frequent"}, {"top", "bottom"}, {"z", "a"}, {"last", "first"},
	} {
		add(isDirection, "desc", ends[0]+" to "+ends[1]+"|from "+ends[0]+" to "+ends[1]+"|from the "+ends[0]+" to the "+ends[1]+"|from "+ends[0]+" down to "+ends[1])
		add(isDirection, "asc", ends[1]+" to "+ends[0]+"|from "+ends[1]+" to "+ends[0]+"|from the "+ends[1]+" to the "+ends[0]+"|from "+ends[1]+" up to "+ends[0])
	}
}
