package engine_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
)

type driven struct {
	Target   string
	Drivers  []struct{ Column string }
	Excluded []struct{ Column, Reason string }
}

func drivenBy(t *testing.T, text string) driven {
	t.Helper()
	r := relate(t, bundled(t), truth.CustomersID, domain.Correlation, text)
	var a driven
	if err := json.Unmarshal(r.Analysis, &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	return a
}

func TestWhatTheBestHaveInCommonIsWhatDrivesTheirValue(t *testing.T) {
	for _, text := range []string{"what do the best customers have in common", "what makes a customer like the best ones", "which attributes distinguish high-value customers"} {
		a := drivenBy(t, text)
		if a.Target != "Lifetime Value" || len(a.Drivers) == 0 || a.Drivers[0].Column != "Tenure Months" {
			t.Errorf("%s: %+v; want the drivers of the lifetime value, the tenure first", text, a)
		}
	}
}

func TestRangesOfATargetDoNotDriveIt(t *testing.T) {
	a := drivenBy(t, "what drives age")
	if !slices.ContainsFunc(a.Excluded, func(x struct{ Column, Reason string }) bool { return x.Column == "Age Group" }) {
		t.Errorf("excluded %+v; want Age Group, which is made of the age", a.Excluded)
	}
	for _, d := range a.Drivers {
		if d.Column == "Age Group" {
			t.Error("Age Group drives the age")
		}
	}
}
