package engine

import "fmt"

// dropHistory takes the rows of the past out of an answer.
func (p *predictionRun) dropHistory(reply *Reply) func() bool {
	return func() bool {
		if reply.Grid != nil {
			reply.Grid = nil
			reply.Caveats = unsaid(reply.Caveats, p.shortened)
			reply.Caveat("The recent history is left out for length; nlq_to_data gives it.")
		}
		return false
	}
}

// leastShown members stay beside the total: before they are fewer, the periods
// farthest ahead go.
const leastShown = 3

// dropForecastMembers takes out the smallest members until the answer fits.
func dropForecastMembers(reply *Reply, out *predictionReply) func() bool {
	said := ""
	return func() bool {
		if len(out.Members) <= leastShown {
			return false
		}
		out.Members = out.Members[:max(len(out.Members)*3/4, leastShown)]
		out.Forecast = out.Forecast[:(len(out.Members)+1)*out.Horizon.Periods]
		reply.Caveats = unsaid(reply.Caveats, said)
		said = fmt.Sprintf("Only the %d largest members are shown, for length; name others in a filter.", len(out.Members))
		reply.Caveat(said)
		return true
	}
}

// dropFarPeriods takes out the periods farthest ahead of every series that is
// still shown.
func dropFarPeriods(reply *Reply, out *predictionReply) func() bool {
	said := ""
	return func() bool {
		series := len(out.Members) + 1
		shown := len(out.Forecast) / series
		if shown < 2 {
			return false
		}
		keep := shown * 3 / 4
		var kept []forecastFigures
		for i := range series {
			kept = append(kept, out.Forecast[i*shown:][:keep]...)
		}
		out.Forecast = kept
		reply.Caveats = unsaid(reply.Caveats, said)
		said = fmt.Sprintf("Only the first %d of %s ahead are shown%s, for length; the scenarios are over all of them.",
			keep, countOf(out.Horizon.Periods, out.Grain), ofEach(series))
		reply.Caveat(said)
		return true
	}
}

// unsaid drops a sentence from a list.
func unsaid(sentences []string, sentence string) []string {
	out := []string{}
	for _, s := range sentences {
		if s != sentence {
			out = append(out, s)
		}
	}
	return out
}
