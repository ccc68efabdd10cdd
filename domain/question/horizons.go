package question

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseSecondHorizon refuses two stretches of the future in one question: one
// forecast covers one, and the other would be dropped.
func (g *reading) refuseSecondHorizon() error {
	var first *Horizon
	for _, sp := range g.spans {
		if parts := sp.found.Parts; g.in.Analysis == domain.Prediction && sp.role == isPeriod && len(parts) > 1 && parts[0].From.After(g.in.Calendar.DataThrough) {
			return domain.NewFault(domain.KindUnsupported, "one forecast covers one stretch of time, and '"+g.words(sp)+"' leaves out what lies between.",
				"Ask for all of it, as in: forecast "+g.exampleMeasure()+" from "+parts[0].From.Format(time.DateOnly)+" to "+sp.found.To.Format(time.DateOnly))
		}
		h := sp.horizon
		if sp.role != isHorizon || h == nil {
			continue
		}
		if first != nil && (h.Periods != first.Periods || h.Grain != first.Grain || !h.From.Equal(first.From) || !h.To.Equal(first.To)) {
			return domain.NewFault(domain.KindUnsupported,
				fmt.Sprintf("one forecast covers one stretch of time, and the question names '%s' and '%s'.", first.Phrase, h.Phrase),
				"Ask for one of them at a time; a forecast of the longer one shows the shorter one too.")
		}
		first = h
	}
	return nil
}
