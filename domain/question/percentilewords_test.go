package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestAPercentileByItsShortNameIsThatPercentile(t *testing.T) {
	in := tableOf("calls", "start", dated("start"), text("queue", 4), text("phone", 3), number("wait_s"), number("talk_s")).
		with("queue", "Sales", "Repairs").with("phone", "P30", "P40").Input
	const high = "grouped: show quantile(wait_s, 0.9); by queue; order 90th percentile of wait_s down"
	readsAlike(t, in, high, "p90 wait_s by queue", "P90 of wait_s by queue", "wait_s p90 by queue")
	reads(t, in, map[string]string{
		"which queue has the highest p90 wait_s":    high + "; first 1",
		"median and p90 wait_s per queue":           "grouped: show median(wait_s), quantile(wait_s, 0.9); by queue; order median wait_s down",
		"average wait_s and p90 by queue":           "grouped: show average(wait_s), quantile(wait_s, 0.9); by queue; order average wait_s down",
		"P50 and P95 of wait_s by queue and year":   "grouped: show quantile(wait_s, 0.5), quantile(wait_s, 0.95); by start (year), queue; order start (year) up",
		"p90 of wait_s and average talk_s by queue": "grouped: show quantile(wait_s, 0.9), average(talk_s); by queue; order 90th percentile of wait_s down",
		"p90 of wait_s for phone P30":               "grouped: show quantile(wait_s, 0.9); where phone = 'P30'",
		"average wait_s for P30":                    "grouped: show average(wait_s); where phone = 'P30'",
	})
	refusesAs(t, in, domain.KindUnsupported, "p90 wait_s < 30 by queue", "queues with p90 wait_s over 300")
	refusesAs(t, in, domain.KindUnknownWord, "p90 by queue")
}
