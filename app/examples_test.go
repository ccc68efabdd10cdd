package app_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestTheWorkedExamplesRunVerbatim asks what the examples of the project's
// first description ask, in order, and looks for the facts planted in the
// sample.
func TestTheWorkedExamplesRunVerbatim(t *testing.T) {
	session := boot(t).connect(t)
	for _, c := range []struct {
		tool, question string
		schema         int
		tells          string // must stand in the answer
	}{
		{"nlq_to_data", "Show me total sales by region for Q4 2024, sorted by highest sales", 35403, "led by West (307 K USD, 31 %)"},
		{"get_trend_data", "What are the monthly sales trends for Q4 2024?", 35403, `"direction":"too_few"`},
		{"get_pareto_data", "Which products contribute to 80% of our sales?", 35403, `"vital_few":{"count":20,"of":100`},
		{"nlq_to_data", "Show customer demographics and average order value by age group", 35404, "sum(Order Value) / sum(Orders)"},
		{"get_outlier_data", "Find customers with unusually high order values or frequency", 35404, "C-13777"},
		{"get_correlation_data", "What factors correlate with customer lifetime value?", 35404, "Tenure Months"},
		{"nlq_to_data", "Show monthly demand for each product category over the past year", 35405, `"total_rows":72`},
		{"get_trend_data", "What are the demand trends for each product category?", 35405, "Electronics (+63 %) rises; Media (−39 %) falls"},
		{"get_prediction_data", "Predict demand for next 3 months by product category", 35405, "2026-03-01"},
		{"get_change_data", "Have there been any significant changes in demand patterns recently?", 35405, "2025-09-15"},
		{"nlq_to_data", "Top 5 sales regions last month", 35403, "West"},
	} {
		envelope := call(t, session, c.tool, map[string]any{"userQuery": c.question, "schemaId": c.schema})
		var read struct{ Status string }
		if err := json.Unmarshal([]byte(envelope), &read); err != nil || read.Status != "success" || !strings.Contains(envelope, c.tells) {
			t.Errorf("%s: %q does not tell %q: %.600s", c.tool, c.question, c.tells, envelope)
		}
	}
}
