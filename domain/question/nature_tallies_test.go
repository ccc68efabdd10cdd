package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// numbers is a column of whole numbers that lie as given.
func numbers(name string, low, high, distinct int64, mean, deviation float64) domain.Column {
	return domain.Column{Name: name, Type: domain.Integer, Role: domain.RoleMeasure, Min: low, Max: high, Distinct: distinct, Mean: mean, Deviation: deviation}
}

func TestCountsOfThingsAddUpAndLevelsDoNot(t *testing.T) {
	for _, c := range []struct {
		column domain.Column
		want   question.Nature
		why    string
	}{
		{numbers("Cracks Seen", 0, 40, 38, 7, 5), question.Amount, "things in the plural that vary as counts do"},
		{numbers("boxes dlvd", 1, 93, 86, 27, 14), question.Amount, "what was done with them is shortened"},
		{numbers("Children", 0, 4, 5, 0.35, 0.6), question.Amount, "a plural without an s"},
		{numbers("Cartons", 1, 9, 9, 2.6, 1.25), question.Amount, "at least one each, and those beyond vary as counts do"},
		{numbers("Marks", 1, 5, 5, 3.4, 1.5), question.Rate, "a scale of which both ends are used"},
		{numbers("Rooms", 1, 8, 8, 3, 0.9), question.Rate, "sizes of homes lie near one another"},
		{numbers("Stars", 1, 5, 5, 3.9, 1.1), question.Rate, "a scale"},
		{numbers("Years", 0, 40, 41, 9, 8), question.Rate, "a time"},
		{numbers("Ages", 0, 90, 80, 35, 22), question.Rate, "a level in the plural"},
		{numbers("Drift", 0, 9, 10, 2, 2), question.Rate, "nothing says what is counted"},
		{numbers("Lead Time (days)", 0, 200, 150, 33, 26), question.Rate, "how long each takes"},
		{numbers("Errors (%)", 0, 60, 50, 9, 8), question.Rate, "a share"},
	} {
		if got := question.NatureOf(c.column); got != c.want {
			t.Errorf("%s is judged %s, want %s: %s", c.column.Name, got, c.want, c.why)
		}
	}
}

// mill is a table of checks of machines, with counts of what was found.
func mill() question.Input {
	in := shop()
	in.Dataset.Name = "checks"
	in.Dataset.DefaultMeasure = "Profit"
	in.Dataset.Columns = append(in.Dataset.Columns,
		numbers("Cracks Seen", 0, 40, 38, 7, 5), numbers("Boxes Handled", 20, 900, 700, 300, 90),
		domain.Column{Name: "Visitor Rating", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 8, Min: 1.0, Max: 10.0, Mean: 7, Deviation: 1},
		domain.Column{Name: "Visitor Home", Type: domain.String, Role: domain.RoleDimension, Distinct: 4},
		domain.Column{Name: "Fine", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 80, Min: 0.0, Max: 90.0, Mean: 2, Deviation: 6})
	in.Values.Add("Visitor Home", []string{"Peru", "Chile"})
	return in
}

func TestHowManyOfWhatAColumnCountsAddsThemUp(t *testing.T) {
	reads(t, mill(), map[string]string{
		"number of cracks by region":            "grouped: show sum(Cracks Seen); by Region; order Cracks Seen down",
		"how many cracks were seen in the West": "grouped: show sum(Cracks Seen); where Region = 'West'",
		"how many boxes did the West handle":    "grouped: show sum(Boxes Handled); where Region = 'West'",
		"top 3 products by cracks":              "grouped: show sum(Cracks Seen); by Product; order Cracks Seen down; first 3",
		"average cracks by region":              "grouped: show average(Cracks Seen); by Region; order average Cracks Seen down",
		"number of distinct cracks seen":        "grouped: show distinct count of Cracks Seen",
	})
}

func TestAPluralThatOnlySaysWhatColumnsAreOfMeansTheRows(t *testing.T) {
	in := mill()
	reads(t, in, map[string]string{
		"how many visitors came from Peru": "grouped: show count of rows; where Visitor Home = 'Peru'",
		"average visitor rating by region": "grouped: show average(Visitor Rating); by Region; order average Visitor Rating down",
	})
	p, err := question.New().Read("how many visitors came from Peru", in)
	if err != nil || len(p.Reading.Assumptions) == 0 {
		t.Errorf("rows taken for visitors are not said: %v %v", p.Reading.Assumptions, err)
	}
}

func TestNumbersOfALevelAreCountedByTheirRows(t *testing.T) {
	reads(t, mill(), map[string]string{
		"how many ratings by region": "grouped: show count of Visitor Rating; by Region; order number of Visitor Rating down",
	})
}

func TestTheNounOfAKindIsNotTheKind(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Rush Parcel", Type: domain.String, Role: domain.RoleDimension, Distinct: 2},
		domain.Column{Name: "Parcel Label", Type: domain.String, Role: domain.RoleDimension, Distinct: 40})
	in.Values.Add("Rush Parcel", []string{"yes", "no"})
	reads(t, in, map[string]string{
		"how many parcels by region":      "grouped: show count of rows; by Region; order Count down",
		"how many rush parcels by region": "grouped: show count of rows; by Region; where Rush Parcel = 'yes'; order Count down",
	})
}
