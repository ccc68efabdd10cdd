package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestANounThatSeveralColumnsCountIsAskedBackAndNeverTheRows(t *testing.T) {
	in := tableOf("depot_days", "day", dated("day"), text("depot", 4), number("parcels_van"), number("parcels_hub"), number("crew"), number("visit_minutes"), number("visit_cost")).
		with("depot", "East", "West").Input
	refusesAs(t, in, domain.KindAmbiguous, "how many parcels by depot", "number of parcels in 2024")
	in.Analysis = domain.Prediction
	refusesAs(t, in, domain.KindAmbiguous, "how many parcels will we get in january")
	in.Analysis = ""
	reads(t, in, map[string]string{
		"total parcels_van by depot": "grouped: show sum(parcels_van); by depot; order parcels_van down",
		"total parcels hub by depot": "grouped: show sum(parcels_hub); by depot; order parcels_hub down",
	})
}
