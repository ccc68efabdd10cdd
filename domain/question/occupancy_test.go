package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// harbourDays are days of harbours: how many berths each has, and how many of them ships
// took, with what was spoilt of the freight and how many marks an inspection gave.
func harbourDays() question.Input {
	in := shop()
	number := func(name string, top int64) domain.Column {
		return domain.Column{Name: name, Type: domain.Integer, Role: domain.RoleMeasure, Distinct: min(top, 400), Min: int64(0), Max: top}
	}
	in.Dataset.Columns = append(in.Dataset.Columns, number("Berths", 90), number("Occupied Berths", 88),
		number("Crates", 800), number("Crates Spoiled", 70), number("Marks", 49), number("Max Marks", 50))
	return in
}

func TestWhatIsOccupiedIsAPartOfWhatThereIs(t *testing.T) {
	rate := "sum(Occupied Berths) / sum(Berths)"
	for asked, want := range map[string]string{
		"percentage of berths occupied by region":             rate + "; by Region",
		"what percentage of berths is occupied, by region?":   rate + "; by Region",
		"percentage of berths occupied in 2024":               rate,
		"occupancy by region":                                 rate + "; by Region",
		"average occupancy rate per region":                   rate + "; by Region",
		"berth occupancy by month in 2024":                    rate + "; by Order Date (month)",
		"which region has the highest occupancy?":             rate + "; by Region",
		"percentage of crates spoiled in 2024":                "sum(Crates Spoiled) / sum(Crates)",
		"percentage of marks achieved by region":              "sum(Marks) / sum(Max Marks); by Region",
		"crates spoiled by region as share of total":          "share of Crates Spoiled; by Region",
		"each region's share of occupied berths of all":       "share of Occupied Berths; by Region",
		"which region has the highest total occupied berths?": "show sum(Occupied Berths); by Region",
	} {
		p, err := question.New().Read(asked, harbourDays())
		if err != nil || !strings.Contains(told(p), want) {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
}

func TestAShareOfAColumnCalledAPartIsAskedBack(t *testing.T) {
	_, err := question.New().Read("percentage of crates spoiled by region", harbourDays())
	if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindAmbiguous {
		t.Errorf("two shares are meant, got %v", err)
	}
}
