package analysis

import "math"

const (
	// rootError is the standard deviation of a Poisson count on the square root
	// (Anscombe, Biometrika 35, 1948).
	rootError = 0.5
	// dispersedErrors is by how many standard errors the variance around trend and
	// season may exceed a Poisson count's: more are overdispersed.
	dispersedErrors = 2
)

// countedView scores the periods of counts that vary as Poisson counts do: of
// these the scale is known, the square root, and no other needs to forgive them.
// None for other values, and for counts that vary by more.
func countedView(b bulk, values, observed []float64, parts map[string]Components, season *Season, o OutlierOptions) (_ []view, threshold float64) {
	root := scales()[1]
	own, known := parts[root.name]
	if !known || !fewCounted(observed) || len(b.barren) > 0 {
		return nil, 0
	}
	v, limit := leaveOut(b.on(root, values), own, season, o, b.barren)
	sd := math.Inf(1)
	for _, s := range v.sd {
		sd = min(sd, s)
	}
	if !(sd*sd <= rootError*rootError*(1+dispersedErrors*math.Sqrt(2/float64(len(observed))))) {
		return nil, 0
	}
	for i := range v.sd {
		v.sd[i] = max(v.sd[i], v.sd[i]/sd*rootError)
	}
	v.scale = root
	return []view{v}, limit
}
