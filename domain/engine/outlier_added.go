package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// addCounted adds up whole numbers that the question speaks of as counted
// things: "many failed parcels" on a day are those of all its rows, whatever a
// row has on average.
func (r *Request) addCounted(measures []question.Measure, shape string) []question.Measure {
	if shape == recordOutliers {
		return measures
	}
	d, w := r.Dataset(), r.words()
	out := append([]question.Measure(nil), measures...)
	for i, m := range out {
		c, ok := d.Column(m.Column)
		if !ok || m.Aggregate != query.Average || c.Type != domain.Integer || w.any("average", "mean", "typical") {
			continue
		}
		at, _, named := r.mentionOf(c)
		if !named || !w.countedAt(at) {
			continue
		}
		out[i] = SumOf(c)
		r.unassumeNature(c.Name)
		r.Assume(fmt.Sprintf("%s is added up, since the question speaks of how many there are.", c.Name))
		r.Plan.Reading.Alternatives = append(append([]string(nil), r.Plan.Reading.Alternatives...), m.Label)
	}
	return out
}
