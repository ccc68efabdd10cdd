package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// deliveries is a table that the tools are asked about.
func deliveries(of domain.Analysis) question.Input {
	in := tableOf("parcel_runs", "Run Date", key("Run No"), dated("Run Date"), text("Depot", 4), text("Van Type", 3),
		number("Stops"), number("Fuel Used"), number("Toll EUR")).
		with("Depot", "Arlon", "Breda", "Ghent", "Lille").with("Van Type", "Small", "Long", "Cooled").Input
	in.Analysis = of
	return in
}

// What a tool's answer holds anyway is asked for by no words of its own.
func TestWordsForWhatAnAnswerHoldsAreReadPast(t *testing.T) {
	for of, asked := range map[domain.Analysis][][2]string{
		domain.Trend: {{"monthly toll eur 2023-2025: slope per month and total growth", "monthly toll eur 2023-2025"},
			{"stops in 2025: slope per week", "weekly stops in 2025"},
			{"any statistically significant slope in fuel used by depot?", "trend in fuel used by depot"}, {"is the rise in stops sustained?", "is the rise in stops"}},
		domain.Correlation: {{"Pearson and Spearman between stops and fuel used", "correlation between stops and fuel used"},
			{"correlation matrix for stops, fuel used, toll eur - which pair is strongest?", "correlation between stops, fuel used, toll eur"}},
		domain.Change:     {{"toll eur 2025 vs 2024 by depot: absolute and % change, contribution to the total change", "toll eur 2025 vs 2024 by depot"}},
		domain.Pareto:     {{"pareto of fuel used by depot with cumulative %", "pareto of fuel used by depot"}},
		domain.Prediction: {{"project stops for each month of Q1 2026 with a prediction interval", "forecast stops for each month of Q1 2026"}},
	} {
		for _, q := range asked {
			got, err := question.New().Read(q[0], deliveries(of))
			want, err2 := question.New().Read(q[1], deliveries(of))
			if err != nil || err2 != nil || told(got) != told(want) {
				t.Errorf("%s: %v %v\n got  %s\n want %s", q[0], err, err2, told(got), told(want))
			}
		}
	}
	refuses(t, deliveries(domain.Trend), "trend in stops by slope", "trend in toll eur of the steep slopes")
	refuses(t, deliveries(domain.Prediction), "forecast stops of each model", "forecast stops with a 3 interval")
	refuses(t, deliveries(domain.Correlation), "correlation between stops and the pairs")
}

// A method that is named chooses nothing, and that is said.
func TestAMethodNamedIsTheToolsOwn(t *testing.T) {
	for _, c := range []struct {
		of          domain.Analysis
		asked, said string
	}{
		{domain.Outlier, "outliers in fuel used by depot, robust z-score or IQR", "chooses none"},
		{domain.Outlier, "daily average fuel used in 2024: which days deviate beyond 3 sigma?", "beyond 3 sigma"},
		{domain.Outlier, "runs with toll eur more than 2.5 standard deviations from the mean", "more than 2.5 standard deviations"},
		{domain.Outlier, "depots with a z-score above 3 in fuel used", "above 3"},
		{domain.Outlier, "runs with a fuel used z-score greater than 2.5", "greater than 2.5"},
		{domain.Outlier, "which runs have a toll eur more than 3 sigma above the mean", "more than 3 sigma"},
		{domain.Outlier, "outliers in stops by the 1.5 iqr rule", "1.5 iqr rule"},
		{domain.Outlier, "depots whose average toll eur has a z-score over 2", "over 2"},
		{domain.Prediction, "forecast toll eur for the next 6 months with a seasonal model", "chooses none"},
	} {
		p, err := question.New().Read(c.asked, deliveries(c.of))
		if err != nil || len(p.Filters)+len(p.Having) > 0 || !strings.Contains(strings.Join(p.Reading.Assumptions, "\n"), c.said) {
			t.Errorf("%s: %v %s %q", c.asked, err, told(p), p.Reading.Assumptions)
		}
	}
	refuses(t, deliveries(domain.Outlier), "outliers in fuel used beyond 3 standard vans")
}
