package analysis

import (
	"fmt"
	"math"
)

// Direction is where a series goes.
type Direction string

// The directions.
const (
	Up           Direction = "up"
	Down         Direction = "down"
	Flat         Direction = "flat"          // known to change by next to nothing
	NoneDetected Direction = "none_detected" // any slope could be chance
	TooFew       Direction = "too_few"       // fewer than LeastForTrend observations
)

const (
	// LeastForTrend observations: with four, even a perfect line could be chance
	// at the level of the test.
	LeastForTrend = 5
	// FlatShare: a series is flat if its slope's whole interval means less
	// change from the first to the last period than this share of its level
	// (the mean size of its values).
	FlatShare = 0.01
)

// Trend is the straight-line trend of a series, and its parts.
type Trend struct {
	Direction Direction
	// Slope is in the measure's unit per period; SlopeLower and SlopeUpper are
	// its 95 % interval, PValue that of "no slope".
	Slope, SlopeLower, SlopeUpper, PValue float64
	Growth                                Growth
	Season                                *Season // nil: none found
	Best, Worst                           *Point  // highest and lowest; nil without observations
	// Components has one value a period of the series in each slice; no slices
	// where there are too few observations.
	Components      Components
	Observations    int
	Autocorrelation float64 // of the noise at lag 1, bias-corrected; 0 where negative
	Method          string
}

// DetectTrend fits a straight line, beside a season where DetectSeason finds
// one, and tests its slope against noise that remembers: AR(1) with
// bias-corrected autocorrelation, by bootstrap (see testSlope). At a nominal
// 5 % it calls noise a trend in at most 10 % of 36-period series with
// autocorrelation up to 0.7, where the usual tests do so in 20 to 37 %. Of noise
// that wanders (autocorrelation 0.9 and more) a line tells little; its changes
// are tested too, at 1 %.
//
// The numbers are NaN where Direction is TooFew. Missing values are left out.
func DetectTrend(s Series) Trend {
	at, observed := observations(s.Values)
	best, worst := s.extremes()
	t := Trend{Direction: TooFew, Best: best, Worst: worst, Observations: len(at), Autocorrelation: math.NaN()}
	if len(at) < LeastForTrend {
		nan := math.NaN()
		t.Slope, t.SlopeLower, t.SlopeUpper, t.PValue = nan, nan, nan, nan
		t.Growth = Growth{nan, nan, nan, nan, nan}
		t.Method = fmt.Sprintf("none: %d observations, %d needed", len(at), LeastForTrend)
		return t
	}
	t.Season = DetectSeason(s)
	period := 1
	if t.Season != nil {
		period = t.Season.Period
	}
	test := newDesign(at, period).testSlope(observed)
	t.Slope, t.SlopeLower, t.SlopeUpper, t.PValue = test.slope, test.lower, test.upper, test.p
	t.Autocorrelation = test.noise.phi
	t.Direction = direction(test, observed, at[len(at)-1]-at[0])
	t.Growth = growth(s, test.level+test.slope*float64(at[0]), test.level+test.slope*float64(at[len(at)-1]))
	t.Components = takeApart(s.Values, t.Season, changingSeason)
	t.Method = trendMethod(t.Season)
	t.drifts(s.Values)
	return t
}

// direction calls a slope from its interval over the span of the series.
func direction(t slopeTest, values []float64, span int) Direction {
	level := 0.0
	for _, v := range values {
		level += math.Abs(v) / float64(len(values))
	}
	change := max(math.Abs(t.lower), math.Abs(t.upper)) * float64(span)
	switch {
	case change <= FlatShare*level:
		return Flat
	case t.p >= significance:
		return NoneDetected
	case t.slope > 0:
		return Up
	}
	return Down
}

func trendMethod(season *Season) string {
	method := "least-squares line, slope tested against AR(1) noise (bias-corrected) by bootstrap; components by loess"
	if season != nil {
		method = fmt.Sprintf("least-squares line beside a season of %d periods, slope tested against AR(1) noise (bias-corrected) by bootstrap; components by robust STL", season.Period)
	}
	return method
}
