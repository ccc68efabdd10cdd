package question

// preparations are the turns of phrase that say what a forecast is for: "how
// many calls should we staff for", "what we need to budget for". Only the whole
// turn is passed over, so that a column of staff or budgets stays one.
func preparations() []string {
	var out []string
	for _, lead := range phrases("should we|should i|should they|do we need to|do i need to|do we have to|must we|can we|" +
		"could we|we should|we need to|we must|we have to|i should|i need to|to") {
		for _, verb := range phrases("staff for|prepare for|budget for|brace for|provision for|cater for|stock up for|plan for|" +
			"allow for|schedule for|gear up for|reckon with|count on|bank on|rely on|plan on|plan with") {
			out = append(out, lead+" "+verb)
		}
	}
	return out
}

// comparedQuantities are the words for more and for less. Said of what will be,
// or of what has changed, they say which way it goes: they pick no extreme.
func comparedQuantities() []string {
	return phrases("more|less|fewer|more of|less of|fewer of|many more|much more|much less|many fewer|how much more|" +
		"how much less|how many more|how many fewer|more and more|less and less|fewer and fewer")
}
