package question_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// dispatches are orders with how many parcels each sent, and how many of these
// came to harm.
func dispatches() question.Input {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Parcels Sent", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 400, Min: int64(0), Max: int64(900)},
		domain.Column{Name: "Parcels Damaged", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 60, Min: int64(0), Max: int64(80)})
	return in
}

func TestARateOfAPartIsThePartOverItsWhole(t *testing.T) {
	readsWith(t, dispatches(), map[string]string{
		"damage rate by region":                          "sum(Parcels Damaged) / sum(Parcels Sent); by Region",
		"which category has the highest damage rate":     "sum(Parcels Damaged) / sum(Parcels Sent); by Category",
		"what percentage of parcels were damaged":        "sum(Parcels Damaged) / sum(Parcels Sent)",
		"what share of parcels was damaged by region":    "sum(Parcels Damaged) / sum(Parcels Sent); by Region",
		"parcels damaged by region":                      "sum(Parcels Damaged); by Region",
		"parcels damaged by region as share of total":    "share of Parcels Damaged; by Region",
		"each region's share of all parcels damaged":     "share of Parcels Damaged; by Region",
		"share of parcels sent by region":                "share of Parcels Sent; by Region",
		"damage rate by month in 2024":                   "sum(Parcels Damaged) / sum(Parcels Sent); by Order Date (month)",
		"total parcels sent and parcels damaged in 2024": "sum(Parcels Sent), sum(Parcels Damaged)",
	})
}

func TestAShareOfAPartByGroupsIsAskedBack(t *testing.T) {
	_, err := question.New().Read("percentage of parcels damaged by region", dispatches())
	var f *domain.Fault
	if !errors.As(err, &f) || f.Kind != domain.KindAmbiguous {
		t.Fatalf("two shares are meant, got %v", err)
	}
	for _, s := range strings.Split(strings.TrimPrefix(f.Suggestion, "Ask: "), "; or: ") {
		if _, err := question.New().Read(s, dispatches()); err != nil {
			t.Errorf("suggested %q: %v", s, err)
		}
	}
}

// A column of the same unit that is called otherwise, or is larger, is no whole.
func TestNoRateWithoutAWhole(t *testing.T) {
	in := dispatches()
	in.Dataset.Columns[len(in.Dataset.Columns)-2].Name = "Labels Printed"
	if p, err := question.New().Read("damage rate by region", in); err == nil {
		t.Errorf("read as %s", told(p))
	}
}
