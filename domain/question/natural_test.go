package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// depots is a table of snapshots: what five depots have of four parts at the end
// of each of 365 days.
func depots() question.Input {
	day := func(m time.Month, d int) time.Time { return time.Date(2025, m, d, 0, 0, 0, 0, time.UTC) }
	x := question.NewIndex()
	x.Add("Depot", []string{"Nuts & Bolts", "Harbour", "Field", "Mill", "Santa Rosa"})
	return question.Input{Values: x, Calendar: period.Calendar{Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), DataFrom: day(1, 1), DataThrough: day(12, 31)},
		Dataset: domain.Dataset{ID: 9, Name: "depots", Rows: 365 * 20, DefaultTime: "Day", DefaultMeasure: "Issued Units", Columns: []domain.Column{
			{Name: "Day", Type: domain.Date, Role: domain.RoleTime, Distinct: 365, Min: day(1, 1), Max: day(12, 31)},
			{Name: "Depot", Type: domain.String, Role: domain.RoleDimension, Distinct: 5, MeanLength: 8},
			{Name: "Part", Type: domain.String, Role: domain.RoleDimension, Distinct: 4, MeanLength: 8},
			{Name: "Stock", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 900.0},
			{Name: "Issued Units", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 90, Min: int64(0), Max: int64(90), Unit: "units"},
			{Name: "Empty", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2, Synonyms: []string{"out of stock"}},
		}}}
}

// calls is a table of a helpdesk: each row has the time of the day at which it
// began, and some have not been closed.
func calls() question.Input {
	in := depots()
	at := func(d int) time.Time { return time.Date(2025, 3, d, 9, 30, 0, 0, time.UTC) }
	in.Calendar.DataFrom, in.Calendar.DataThrough = at(1), at(9)
	in.Values = question.NewIndex()
	in.Values.Add("Region", []string{"North", "South", "San Marcos"})
	in.Dataset = domain.Dataset{ID: 10, Name: "helpdesk", Rows: 900, DefaultTime: "Began At", DefaultMeasure: "Pickup Minutes", Columns: []domain.Column{
		{Name: "Began At", Type: domain.Timestamp, Role: domain.RoleTime, Distinct: 900, Min: at(1), Max: at(9)},
		{Name: "Closed At", Type: domain.Timestamp, Role: domain.RoleTime, Distinct: 800, NullShare: 0.1, Min: at(1), Max: at(9)},
		{Name: "Region", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, NullShare: 0.1, MeanLength: 6},
		{Name: "Pickup Minutes", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 90.0},
		{Name: "Repair Hours", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 90.0},
		{Name: "severity", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 90, Min: 0.0, Max: 9.0},
		{Name: "Solved", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2},
	}}
	return in
}

func checkOn(t *testing.T, in question.Input, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		p, err := question.New().Read(c[0], in)
		if err != nil {
			t.Errorf("%s\n refused: %v", c[0], err)
			continue
		}
		if got := told(p); got != c[1] {
			t.Errorf("%s\n got  %s\n want %s", c[0], got, c[1])
		}
	}
}

func TestCourtesiesArePassedOver(t *testing.T) {
	check(t, [][2]string{
		{"Hi there, sorry to bother you, what were total sales in 2024? Thanks a lot", "grouped: show sum(Sales); in 2024-01-01..2024-12-31"},
		{"quick one before the meeting, profit by region please, I need it for a slide", "grouped: show sum(Profit); by Region; order Profit down"},
	})
	for _, text := range []string{"quick one about furniture, total sales", "sorry, in 2024, total sales by region", "total sales by region, please only loyal gizmos", "so without gizmos, total sales"} {
		if p, err := question.New().Read(text, shop()); err == nil && len(p.Filters) == 0 && p.Period == nil {
			t.Errorf("%q dropped what it is about: %s", text, told(p))
		}
	}
}

func TestShortFormsAreSpelledOut(t *testing.T) {
	check(t, [][2]string{
		{"rev by cat", "grouped: show sum(Sales); by Category; order Sales down"},
		{"qty by prod", "grouped: show sum(Quantity); by Product; order Quantity down"},
	})
}

func TestNearSQLIsRead(t *testing.T) {
	check(t, [][2]string{
		{`SELECT Region, SUM(Sales) FROM shop WHERE "Order Date" BETWEEN '2025-01-01' AND '2025-06-30' GROUP BY Region ORDER BY SUM(Sales) DESC`,
			"grouped: show sum(Sales); by Region; in 2025-01-01..2025-06-30; order Sales down"},
		{`SELECT Region, COUNT(*) FROM shop WHERE "Order Date" >= '2024-01-01' AND "Order Date" < '2024-07-01' GROUP BY Region`,
			"grouped: show count of rows; by Region; in 2024-01-01..2024-06-30; order Count down"},
		{"SELECT Product, COUNT(DISTINCT Order ID) FROM shop GROUP BY Product HAVING COUNT(DISTINCT Order ID) > 80",
			"grouped: show distinct count of Order ID; by Product; having distinct count of Order ID > 80; order distinct Order ID down"},
		{"SELECT Product, SUM(Profit) FROM shop GROUP BY Product HAVING SUM(Profit) > 80",
			"grouped: show sum(Profit); by Product; having sum(Profit) > 80; order Profit down"},
	})
	checkOn(t, calls(), [][2]string{
		{"SELECT COUNT(*) FROM helpdesk WHERE Solved = false", "grouped: show count of rows; where Solved = false"},
	})
}

func TestConditionsOnTotalsAreReadBehindValuesAndVerbs(t *testing.T) {
	check(t, [][2]string{
		{"which states sold for more than 500,000 altogether", "grouped: show sum(Sales); by State; having sum(Sales) > 500000; order Sales down"},
		{"list the days in May 2025 on which the total profit of furniture was above 600",
			"grouped: show sum(Profit); by Order Date (day); where Category = 'Furniture'; in 2025-05-01..2025-05-31; having sum(Profit) > 600; order Order Date (day) up"},
		{"sales for each category and region combination", "grouped: show sum(Sales); by Category, Region; order Sales down"},
	})
}

func TestSignsCompareWithNothing(t *testing.T) {
	check(t, [][2]string{
		{"number of order lines where the profit is negative", "grouped: show count of rows; where Profit < 0"},
		{"order lines with positive profit by region", "grouped: show count of rows; by Region; where Profit > 0; order Count down"},
	})
}

func TestComparativesSetTwoValuesSideBySide(t *testing.T) {
	check(t, [][2]string{
		{"are sales higher in the West or in the East?", "grouped: show sum(Sales); by Region; where Region in ('West', 'East'); order Sales down"},
		{"how much higher is the average unit price in the West than in the East", "grouped: show average(Unit Price); by Region; where Region in ('West', 'East'); order average Unit Price down"},
	})
	if p, err := question.New().Read("is the West higher or the East", shop()); err == nil {
		t.Errorf("higher in what? %s", told(p))
	}
}

func TestPeriodsOpenAtOppositeEndsMeet(t *testing.T) {
	check(t, [][2]string{
		{"sales after 2025-01-31 and before 2025-04-01", "grouped: show sum(Sales); in 2025-02-01..2025-03-31"},
	})
}

func TestWhatHoldsNowIsOfTheLastSnapshot(t *testing.T) {
	checkOn(t, depots(), [][2]string{
		{"current stock by depot", "grouped: show sum(Stock); by Depot; in 2025-12-31..2025-12-31; order Stock down"},
		{"which parts are out of stock", "members: by Part; where Empty = true; in 2025-12-31..2025-12-31"},
		{"which parts were out of stock in May 2025", "members: by Part; where Empty = true; in 2025-05-01..2025-05-31"},
		{"average stock by depot", "grouped: show average(Stock); by Depot; order average Stock down"},
		{"stock by month", "grouped: show average(Stock); by Day (month); order Day (month) up"},
		{"issued units at Nuts & Bolts in calendar week 20 of 2025", "grouped: show sum(Issued Units); where Depot = 'Nuts & Bolts'; in 2025-05-12..2025-05-18"},
		{"total issued units in Senta Rosa", "grouped: show sum(Issued Units); where Depot = 'Santa Rosa'"},
	})
	in := depots()
	in.Values.Add("Depot", []string{"West Court"})
	if p, err := question.New().Read("total issued units in West Coast", in); domain.FaultFrom(err).Kind != domain.KindUnknownWord {
		t.Errorf("a coast is no court: %s, %v", told(p), err)
	}
	check(t, [][2]string{ // order lines are no snapshots
		{"orders that are returned by region", "grouped: show distinct count of Order ID; by Region; where Returned = 'Y'; order distinct Order ID down"},
	})
}

func TestRowsWithATimeOfTheDayAreEvents(t *testing.T) {
	checkOn(t, calls(), [][2]string{
		{"events per day", "grouped: show count of rows; by Began At (day); order Began At (day) up"},
		{"regions with more than 20 events", "grouped: show count of rows; by Region; having count of rows > 20; order Count down"},
		{"how many events had a severity of 5 or more?", "grouped: show count of rows; where severity >= 5"},
		{"average severity rate in the North", "grouped: show average(severity); where Region = 'North'"},
		{"how many events on 05/03/2025", "grouped: show count of rows; in 2025-03-05..2025-03-05"},
	})
	if p, err := question.New().Read("events by region", shop()); err == nil {
		t.Errorf("order lines have no time of the day: %s", told(p))
	}
}

func TestWhatHasNotHappenedHasNoTime(t *testing.T) {
	checkOn(t, calls(), [][2]string{
		{"how many events are still not closed", "grouped: show count of rows; where Closed At is null"},
		{"how many events have no region filled in", "grouped: show count of rows; where Region is null"},
		{"how many events have the region filled in", "grouped: show count of rows; where Region is not null"},
		{"number of events that have not been solved", "grouped: show count of rows; where not (Solved = true)"},
	})
}

func TestHowLongIsSettledByTheNameOfTheDuration(t *testing.T) {
	checkOn(t, calls(), [][2]string{
		{"how long do customers wait for a pickup on average", "grouped: show average(Pickup Minutes)"},
		{"on average, how long does a repair take, by region", "grouped: show average(Repair Hours); by Region; order average Repair Hours down"},
	})
}

func TestAnAmountPerUnitOfADurationIsARatioOfSums(t *testing.T) {
	checkOn(t, clinic(), [][2]string{
		{"cost per day of stay by ward", "grouped: show sum(treatment_cost) / sum(stay_days); by ward; order treatment_cost per stay_days down"},
		{"treatment cost per stay day", "grouped: show sum(treatment_cost) / sum(stay_days)"},
		{"treatment cost per day", "grouped: show sum(treatment_cost); by admission_date (day); order admission_date (day) up"},
	})
}

func TestASuperlativeOfOneEventPicksItsRow(t *testing.T) {
	in := calls()
	in.Dataset.Columns[5].Name = "depth"
	checkOn(t, in, [][2]string{
		{"which region had the deepest event", "records: fields Region, depth, Began At; order depth down; first 1"},
	})
}

func TestDaysBetweenTwoDatesAreComputed(t *testing.T) {
	checkOn(t, calls(), [][2]string{
		{"average number of days between Began At and Closed At by region",
			"grouped: show average(days from Began At to Closed At); by Region; order average days from Began At to Closed At down"},
		{"how many days are there between Began At and Closed At on average", "grouped: show average(days from Began At to Closed At)"},
		{"maximum days from began at to closed at", "grouped: show maximum(days from Began At to Closed At)"},
	})
}

func TestTheLargestIsSaidOnce(t *testing.T) {
	p, err := question.New().Read("the largest order of each customer", shop())
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(p.Reading.Assumptions, " "); !strings.Contains(got, "the largest order is judged by") || strings.Contains(got, "the the") {
		t.Errorf("assumptions %q", got)
	}
}
