package question_test

import (
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// spokenTable is a table and the words by which people speak of it.
type spokenTable struct {
	in      question.Input
	rows    string // what the rows are called, in the plural
	key     string // the column that numbers them; empty: none
	amounts []string
	levels  []string
	counts  []string // amounts of things: "more than 5 renewals"
	dims    []spokenDim
	states  []spokenState
	gaps    []string // columns that can be empty
}

type spokenDim struct {
	column, one, many string
	values            []string
}

// spokenState is what rows can be said to be: the answer that says so in a column
// of yes and no.
type spokenState struct{ column, yes, phrase string }

// spoken are tables of different kinds: with a key and without, names in several
// words and in snake case, units in brackets, numbers of which sums make sense and
// of which they do not.
func spoken() []spokenTable {
	return []spokenTable{
		{in: tableOf("library_loans", "Loan Date", key("Loan No"), dated("Loan Date"), text("Branch", 4), text("Member Type", 3), text("Genre", 4), text("Overdue", 2),
			number("Loan Days"), number("Fine (EUR)"), number("Renewals"), empty(text("Reserved By", 60))).
			with("Branch", "Central", "Riverside", "North End", "Harbour").with("Member Type", "Adult", "Student", "Senior").
			with("Genre", "Fiction", "Science", "Travel", "Cooking").with("Overdue", "Yes", "No").Input,
			rows: "loans", key: "Loan No", amounts: []string{"Fine (EUR)", "Renewals"}, levels: []string{"Loan Days"}, counts: []string{"Renewals", "Loan Days"},
			dims: []spokenDim{{"Branch", "branch", "branches", []string{"Central", "Riverside", "North End", "Harbour"}},
				{"Member Type", "member type", "member types", []string{"Adult", "Student", "Senior"}},
				{"Genre", "genre", "genres", []string{"Fiction", "Science", "Travel", "Cooking"}}},
			states: []spokenState{{"Overdue", "Yes", "overdue"}}, gaps: []string{"Reserved By"}},
		{in: tableOf("freight_jobs", "Pickup Date", key("Job ID"), dated("Pickup Date"), text("Origin Port", 4), text("Carrier", 4), text("Cargo", 4), text("Is Hazardous", 2),
			number("Weight (t)"), number("Freight Cost"), number("Distance km"), empty(text("Customs Agent", 40))).
			with("Origin Port", "Rotterdam", "Hamburg", "Antwerp", "Gdansk").with("Carrier", "Blue Line", "Seaway", "Norfleet", "Ostra").
			with("Cargo", "Grain", "Steel", "Machinery", "Timber").with("Is Hazardous", "Y", "N").Input,
			rows: "jobs", key: "Job ID", amounts: []string{"Freight Cost", "Weight (t)"}, levels: []string{"Distance km"},
			dims: []spokenDim{{"Origin Port", "origin port", "origin ports", []string{"Rotterdam", "Hamburg", "Antwerp", "Gdansk"}},
				{"Carrier", "carrier", "carriers", []string{"Blue Line", "Seaway", "Norfleet", "Ostra"}},
				{"Cargo", "cargo", "cargoes", []string{"Grain", "Steel", "Machinery", "Timber"}}},
			states: []spokenState{{"Is Hazardous", "Y", "hazardous"}}, gaps: []string{"Customs Agent"}},
		{in: tableOf("clinic_visits", "visit_date", key("visit_id"), dated("visit_date"), text("department", 4), text("doctor", 12), text("insurer", 3), text("no_show", 2),
			number("waiting_minutes"), number("bill_amount"), number("age"), empty(text("referred_by", 30))).
			with("department", "Cardiology", "Dermatology", "Paediatrics", "Neurology").with("doctor", "Dr Adler", "Dr Brandt", "Dr Conti", "Dr Duval").
			with("insurer", "Medica", "Helvia", "Primus").with("no_show", "true", "false").Input,
			rows: "visits", key: "visit_id", amounts: []string{"bill_amount"}, levels: []string{"waiting_minutes", "age"}, counts: []string{"waiting_minutes"},
			dims: []spokenDim{{"department", "department", "departments", []string{"Cardiology", "Dermatology", "Paediatrics", "Neurology"}},
				{"doctor", "doctor", "doctors", []string{"Dr Adler", "Dr Brandt", "Dr Conti", "Dr Duval"}},
				{"insurer", "insurer", "insurers", []string{"Medica", "Helvia", "Primus"}}},
			gaps: []string{"referred_by"}},
		{in: tableOf("donations", "Received On", dated("Received On"), text("Campaign", 4), text("Channel", 3), text("Donor Segment", 3), text("Gift Aid", 2),
			number("Amount GBP"), number("Thank-you Calls"), number("Donor Age"), empty(text("Tribute", 50))).
			with("Campaign", "Winter Appeal", "School Run", "Clean Water", "Gala").with("Channel", "Online", "Post", "Street").
			with("Donor Segment", "New", "Regular", "Lapsed").with("Gift Aid", "Yes", "No").Input,
			rows: "donations", amounts: []string{"Amount GBP", "Thank-you Calls"}, levels: []string{"Donor Age"}, counts: []string{"Thank-you Calls"},
			dims: []spokenDim{{"Campaign", "campaign", "campaigns", []string{"Winter Appeal", "School Run", "Clean Water", "Gala"}},
				{"Channel", "channel", "channels", []string{"Online", "Post", "Street"}},
				{"Donor Segment", "donor segment", "donor segments", []string{"New", "Regular", "Lapsed"}}},
			gaps: []string{"Tribute"}},
	}
}

// said is a column as people write it: in lower case and without its unit.
func said(column string) string {
	s := strings.ToLower(strings.ReplaceAll(column, "_", " "))
	for _, unit := range []string{" (eur)", " (t)", " km", " gbp"} {
		s = strings.TrimSuffix(s, unit)
	}
	return s
}

const spokenRows = 8000

type spokenInput struct{ question.Input }

func tableOf(name, time string, columns ...domain.Column) spokenInput {
	return spokenInput{question.Input{
		Dataset:  domain.Dataset{ID: 9, Name: name, Rows: spokenRows, DefaultTime: time, Columns: columns},
		Values:   question.NewIndex(),
		Calendar: period.Calendar{Now: newYear(2026), DataFrom: newYear(2023), DataThrough: newYear(2026).AddDate(0, 0, -1)},
	}}
}

func (in spokenInput) with(column string, values ...string) spokenInput {
	in.Values.Add(column, values)
	return in
}

func key(name string) domain.Column {
	return domain.Column{Name: name, Type: domain.String, Role: domain.RoleIdentifier, Distinct: spokenRows, MeanLength: 8}
}

func dated(name string) domain.Column {
	return domain.Column{Name: name, Type: domain.Date, Role: domain.RoleTime, Distinct: 1096, Min: newYear(2023), Max: newYear(2026).AddDate(0, 0, -1)}
}

func text(name string, distinct int64) domain.Column {
	return domain.Column{Name: name, Type: domain.String, Role: domain.RoleDimension, Distinct: distinct, MeanLength: 8}
}

func number(name string) domain.Column {
	return domain.Column{Name: name, Type: domain.Number, Role: domain.RoleMeasure, Distinct: 4000, Min: 0.0, Max: 1000.0}
}

func empty(c domain.Column) domain.Column {
	c.NullShare = 0.2
	return c
}

func newYear(y int) time.Time { return time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC) }
