package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestGainsAndLossesAreReadFromTheProfit(t *testing.T) {
	check(t, [][2]string{
		{"which three products lost the most money",
			"grouped: show sum(Profit); by Product; order Profit up; first 3"},
		{"products that made a loss in 2024",
			"grouped: show sum(Profit); by Product; in 2024-01-01..2024-12-31; having sum(Profit) < 0; order Profit down"},
	})
}

func TestVerbsOfMoneyCompareTheAmount(t *testing.T) {
	check(t, [][2]string{
		{"the regions that sold less than 50000",
			"grouped: show sum(Sales); by Region; having sum(Sales) < 50000; order Sales down"},
		{"customers who ordered more than 5 times",
			"grouped: show count of rows; by Customer ID; having count of rows > 5; order Count down"},
	})
}

func TestAWishToSplitTheAnswerIsNoSecondQuestion(t *testing.T) {
	check(t, [][2]string{
		{"What was the total profit in 2025? Split it by region please",
			"grouped: show sum(Profit); by Region; in 2025-01-01..2025-12-31; order Profit down"},
	})
}

func TestItemsPerOrderArePieces(t *testing.T) {
	check(t, [][2]string{
		{"items per order by region",
			"grouped: show sum(Quantity) / distinct count of Order ID; by Region; order Quantity per order down"},
	})
}

func TestThingsWithoutRowsAreSets(t *testing.T) {
	check(t, [][2]string{
		{"which regions have no orders in 2024",
			"members: by Region; where Region without rows where Order Date in 2024"},
		{"regions without any orders of furniture",
			"grouped: show count of rows; by Region; where Region without rows where Category = 'Furniture'; order Count down"},
	})
}

func TestCalendarConditionsStandSideBySide(t *testing.T) {
	check(t, [][2]string{
		{"profit on weekends vs weekdays",
			"grouped: show sum(Profit); by kind of weekday; where kind of weekday is one of those named; order Profit down"},
		{"weekday vs weekend profit by region",
			"grouped: show sum(Profit); by kind of weekday, Region; where kind of weekday is one of those named; order Profit down"},
	})
}

func TestNeitherNorNegates(t *testing.T) {
	check(t, [][2]string{
		{"sales neither in the West nor in the East",
			"grouped: show sum(Sales); where not Region in ('West', 'East')"},
	})
}

func TestAdviceIsRefused(t *testing.T) {
	if _, err := question.New().Read("should we sell more furniture?", shop()); domain.FaultFrom(err).Kind != domain.KindUnsupported {
		t.Errorf("advice was given: %v", err)
	}
}

// clinic is a table of visits, of patients of some age, who stay for days.
func clinic() question.Input {
	in := shop()
	column := func(name string, t domain.Type, r domain.Role, distinct int64) domain.Column {
		return domain.Column{Name: name, Type: t, Role: r, Distinct: distinct, MeanLength: 8, Min: int64(0), Max: int64(100)}
	}
	date := in.Dataset.Columns[1]
	date.Name = "admission_date"
	in.Dataset = domain.Dataset{ID: 8, Name: "visits", Rows: 10_000, DefaultTime: "admission_date", DefaultMeasure: "treatment_cost", Columns: []domain.Column{
		column("patient_id", domain.String, domain.RoleIdentifier, 700), date,
		column("patient_age", domain.Integer, domain.RoleMeasure, 95),
		column("ward", domain.String, domain.RoleDimension, 5),
		column("doctor", domain.String, domain.RoleDimension, 5),
		column("insurance", domain.String, domain.RoleDimension, 3),
		column("outcome", domain.String, domain.RoleDimension, 3),
		column("stay_days", domain.Integer, domain.RoleMeasure, 40),
		column("treatment_cost", domain.Number, domain.RoleMeasure, 9000),
	}}
	in.Values = question.NewIndex()
	in.Values.Add("ward", []string{"Surgery", "Oncology"})
	in.Values.Add("doctor", []string{"Dr. Lang", "Dr. Wu"})
	in.Values.Add("insurance", []string{"public", "private", "none"})
	in.Values.Add("outcome", []string{"recovered", "died"})
	return in
}

func TestPersonsHaveAgesAndStays(t *testing.T) {
	checkIn(t, clinic(), [][2]string{
		{"average cost for patients over 80 by ward",
			"grouped: show average(treatment_cost); by ward; where patient_age > 80; order average treatment_cost down"},
		{"which ward has the most children under 10",
			"grouped: show count of rows; by ward; where patient_age < 10; order Count down; first 1"},
		{"how long do patients stay on average in surgery",
			"grouped: show average(stay_days); where ward = 'Surgery'"},
		{"patients aged 20 to 30 by ward",
			"grouped: show distinct count of patient_id; by ward; where patient_age between 20 and 30; order distinct patient_id down"},
		{"total cost without insurance",
			"grouped: show sum(treatment_cost); where insurance = 'none'"},
		{"mortality rate by ward",
			"grouped: show share of rows where outcome = 'died'; by ward; order mortality rate down"},
		{"how many patients were treated by Dr. Wu",
			"grouped: show distinct count of patient_id; where doctor = 'Dr. Wu'"},
		{"visits lasting at least two weeks",
			"records: fields patient_id, stay_days, admission_date; where stay_days >= 14"},
	})
}

func TestATableCountedUpBeforeIsAddedUp(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "count", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 900, Min: int64(0), Max: int64(100)})
	p, err := question.New().Read("how many were there by region", in)
	if err != nil || told(p) != "grouped: show sum(count); by Region; order count down" {
		t.Errorf("got %v, %s", err, told(p))
	}
}

func TestPlainVerbsSayNothingAndOutcomesDo(t *testing.T) {
	r := question.New()
	p, err := r.Read("total cost of patients examined by Dr. Lang by ward", clinic())
	if err != nil || told(p) != "grouped: show sum(treatment_cost); by ward; where doctor = 'Dr. Lang'; order treatment_cost down" {
		t.Errorf("got %v, %s", err, told(p))
	}
	refuses(t, clinic(),
		"how many visits were cancelled by ward",
		"average weight by ward",
		"total load by ward",
		"readmitted patients by ward",
	)
}
