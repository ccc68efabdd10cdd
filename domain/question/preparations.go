package question

// preparations are the turns of phrase that say what a forecast is for: "how
// many calls should we staff for", "what we need to budget for". Only the whole
// turn is passed over, so that a column of staff or budgets stays one.
func preparations() []string {
	var out []string
	for _, lead := range phrases("should we|should i|should they|do we need to|do i need to|do we have to|must we|can we|could we|we should|we need to|we must|we have to|i should|i need to|to") {
		for _, verb := range phrases("staff for|prepare for|budget for|brace for|provision for|cater for|stock up for|plan for|allow for|schedule for|gear up for|reckon with|count on|bank on|rely on|plan on|plan with") {
			out = append(out, lead+" "+verb)
		}
	}
	return out
}
