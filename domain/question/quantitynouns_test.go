package question_test

import (
	"errors"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAQuantityThatTheTableHasNotIsRefusedWhereTheWordIsAVerbElsewhere(t *testing.T) {
	in := shop()
	for tool, texts := range map[domain.Analysis][]string{
		domain.Query:       {"total output of furniture in 2024", "which region has the highest output", "average output per region", "output of furniture in 2024"},
		domain.Change:      {"did anything change in furniture output?", "did reach fall in 2025", "sudden changes in output"},
		domain.Trend:       {"trend of output", "furniture output in 2024 by month", "monthly output"},
		domain.Prediction:  {"forecast output for the next 3 months"},
		domain.Outlier:     {"anomalies in furniture output in 2024"},
		domain.Correlation: {"what is output related to"},
		domain.Pareto:      {"which regions make up 80% of output"},
	} {
		in.Analysis = tool
		for _, text := range texts {
			p, err := question.New().Read(text, in)
			var f *domain.Fault
			if !errors.As(err, &f) || f.Kind != domain.KindUnknownWord {
				t.Errorf("%s %q: %v, read as %s; want the word refused", tool, text, err, told(p))
			}
		}
	}
	in.Analysis = domain.Query
	reads(t, in, map[string]string{
		"show sales by region and output it as a table": "grouped: show sum(Sales); by Region; order Sales down",
		"output total sales by region":                  "grouped: show sum(Sales); by Region; order Sales down",
	})
}

func TestTheSuperlativeOfAnAggregatesWordIsNoAggregate(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Mood (1 calm - 5 mean)", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 5, Min: int64(1), Max: int64(5)})
	if p, err := question.New().Read("which region is the meanest", in); err == nil {
		t.Errorf("'meanest' is read as %s", told(p))
	}
}
