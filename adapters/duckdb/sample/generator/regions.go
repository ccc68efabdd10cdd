package generator

// region is a sales region: its share of sales and its states, the biggest
// first. A state belongs to one region only.
type region struct {
	name   string
	share  float64
	states []string
}

// eastRegion is East's index in regions.
const eastRegion = 1

// regions lists the six regions. West's share is a little over the planted 31 %
// so that it holds with orders without a region in the total and without.
func regions() []region {
	return []region{
		{"West", 0.3105, []string{"California", "Washington", "Oregon", "Nevada", "Hawaii", "Alaska"}},
		{"East", 0.18, []string{"New York", "Pennsylvania", "New Jersey", "Massachusetts", "Maryland", "Connecticut"}},
		{"Central", 0.15, []string{"Texas", "Missouri", "Oklahoma", "Kansas", "Nebraska", "Arkansas"}},
		{"Midwest", 0.14, []string{"Illinois", "Ohio", "Michigan", "Indiana", "Wisconsin", "Minnesota"}},
		{"South", 0.1295, []string{"Florida", "Georgia", "North Carolina", "Tennessee", "Alabama", "Louisiana"}},
		{"Mountain", 0.09, []string{"Colorado", "Arizona", "Utah", "New Mexico", "Idaho", "Montana"}},
	}
}

// stateWeights makes the first state of a region the biggest: 1, 1/2, 1/3 …
func stateWeights(r region) []float64 {
	w := make([]float64, len(r.states))
	for i := range w {
		w[i] = 1 / float64(i+1)
	}
	return w
}
