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

// dropForecastMembers takes out the smallest members until the answer fits.
func dropForecastMembers(reply *Reply, out *predictionReply) func() bool {
	said := ""
	return func() bool {
		if len(out.Members) < 2 {
			return false
		}
		out.Members = out.Members[:len(out.Members)*3/4]
		out.Forecast = out.Forecast[:(len(out.Members)+1)*out.Horizon.Periods]
		reply.Caveats = unsaid(reply.Caveats, said)
		said = fmt.Sprintf("Only the %d largest members are shown, for length; name others in a filter.", len(out.Members))
		reply.Caveat(said)
		return true
	}
}

// dropFarPeriods takes out the periods farthest ahead, of one series.
func dropFarPeriods(reply *Reply, out *predictionReply) func() bool {
	said := ""
	return func() bool {
		shown := len(out.Forecast)
		if len(out.Members) > 0 || shown < 2 {
			return false
		}
		out.Forecast = out.Forecast[:shown*3/4]
		reply.Caveats = unsaid(reply.Caveats, said)
		said = fmt.Sprintf("Only the first %d of %s ahead are shown, for length; the scenarios are over all of them.", len(out.Forecast), countOf(out.Horizon.Periods, out.Grain))
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
