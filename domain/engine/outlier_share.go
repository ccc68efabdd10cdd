package engine

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readShare reads the share that a search of periods names behind them, "unusual months
// of share of returned orders", where the reader took none: what is searched must not
// be another measure. Refused where it can't be read by itself either.
func (r *Request) readShare(shape string) error {
	words := strings.Fields(r.Text)
	at := -1
	for i, w := range words {
		if oneOf(strings.ToLower(w), []string{"share", "percentage", "proportion", "fraction"}) && i+1 < len(words) && strings.EqualFold(words[i+1], "of") {
			at = i
			break
		}
	}
	if shape != periodOutliers || at < 0 || len(r.Plan.Measures) > 0 || r.Plan.Inner != nil && len(r.Plan.Inner.Measures) > 0 {
		return nil
	}
	grain := r.grainSaid()
	if grain == "" {
		grain = r.defaultGrain()
	}
	rest := strings.TrimRight(strings.Join(words[at:], " "), "?.! ")
	p, err := r.engine.read("outliers in the "+rest+" by "+string(grain), r.reading)
	if err != nil || len(p.Measures) != 1 || p.Measures[0].Denominator == nil {
		return domain.NewFault(domain.KindUnsupported, "the share that is to be searched can't be told from the rest of the question.",
			"Ask for its course first: share of … by "+string(grain)+", naming the value and the group behind 'share of'.")
	}
	r.Plan.Measures, r.Plan.Filters, r.Plan.Inner = p.Measures, p.Filters, p.Inner
	return nil
}
