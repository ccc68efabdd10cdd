package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// gymVisits are visits of members, with a number that is mostly 0 and a state.
func gymVisits() question.Input {
	return tableOf("gym_visits", "Visit Date", key("Visit No"), dated("Visit Date"), empty(text("Trainer", 9)), text("Club", 3), text("Plan", 3), text("Guest", 2),
		number("Lockers Used"), number("Minutes"), number("Snack Sales")).
		with("Club", "Harbour", "Uptown", "Mill Lane").with("Plan", "Basic", "Family", "Premium").with("Guest", "Yes", "No").Input
}

// What a share's base and part are is told by the clauses of the question, and never by
// which of them can be found first.
func TestTheClausesOfAShareTellItsPartAndItsBase(t *testing.T) {
	reads(t, gymVisits(), map[string]string{
		"what percentage of visits with Plan = Family had lockers used above 0":          "grouped: show count of rows where Lockers Used > 0 / count of rows; where Plan = 'Family'",
		"share of visits (plan premium) with a trainer by club":                          "grouped: show count of rows where Trainer is not null / count of rows; by Club; where Plan = 'Premium'; order share of rows down",
		"what percentage of visits had lockers used":                                     "grouped: show count of rows where Lockers Used > 0 / count of rows",
		"of the visits over 60 in minutes, how many percent were in Uptown":              "grouped: show count of rows where Club = 'Uptown' / count of rows; where Minutes > 60",
		"percentage of visits where minutes is above 60 and club is Uptown":              "grouped: show count of rows where Minutes > 60 and Club = 'Uptown' / count of rows",
		"percentage of visits where guest is yes and club is Uptown":                     "grouped: show count of rows where Guest = 'Yes' and Club = 'Uptown' / count of rows",
		"what share of visits had minutes of more than 45 among all visits with a guest": "grouped: show count of rows where Minutes > 45 / count of rows; where Guest = 'Yes'",
		"what percentage of snack sales came from Harbour for visits with a trainer":     "grouped: show sum(Snack Sales) where Club = 'Harbour' / sum(Snack Sales); where Trainer is not null",
		"percentage of snack sales (excluding Basic) from Uptown":                        "grouped: show sum(Snack Sales) where Club = 'Uptown' / sum(Snack Sales); where Plan is not 'Basic'",
		"which club has the lowest share of visits with minutes below 20":                "grouped: show count of rows where Minutes < 20 / count of rows; by Club; order share of rows up; first 1",
		"guest visits as a percentage of all visits by club":                             "grouped: show count of rows where Guest = 'Yes' / count of rows; by Club; order share of rows down",
		"family visits as a share of guest visits":                                       "grouped: show count of rows where Plan = 'Family' / count of rows; where Guest = 'Yes'",
		"visits by club as a percentage of all visits":                                   "grouped: show count of rows; and share of rows; by Club; order Count down",
		"Uptown's share of family visits":                                                "grouped: show count of rows where Club = 'Uptown' / count of rows; where Plan = 'Family'",
		"what portion of visits was from Harbour and had more than 60 minutes":           "grouped: show count of rows where Club = 'Harbour' and Minutes > 60 / count of rows",
		"percentage of clubs with guest visits":                                          "grouped: show distinct count of Club where Guest = 'Yes' / distinct count of Club",
		"premium rate of Uptown":                                                         "grouped: show share of rows where Plan = 'Premium'; where Club = 'Uptown'",
	})
	refuses(t, gymVisits(), "percentage of clubs with more than 200 visits", "share of clubs without guest visits")
}

// What of one amount has become another, called the same but for that, is the one over
// the other, for each group too.
func TestTheShareOfAnAmountThatWasPaidIsThatOfTwoAmounts(t *testing.T) {
	in := tableOf("invoices", "Sent On", key("Invoice No"), dated("Sent On"), text("Branch", 4), number("Hours Planned"), number("Hours Worked"), number("Amount Due"), number("Amount Paid")).
		with("Branch", "Ghent", "Lille", "Metz").Input
	readsAlike(t, in, "grouped: show sum(Amount Paid) / sum(Amount Due); by Branch; order share of amount due paid down",
		"what share of the amount due has been paid by branch", "what percentage of the amount due was paid for each branch")
	reads(t, in, map[string]string{
		"what fraction of hours planned were worked": "grouped: show sum(Hours Worked) / sum(Hours Planned)",
	})
}

// Rows that are said to lack a date can't be of a period by it.
func TestThePeriodOfRowsWithoutADateIsThatOfAnother(t *testing.T) {
	in := shared()[len(shared())-1].in
	reads(t, in, map[string]string{
		"how many drops without a signed on in 2024":          "grouped: show count of rows; where Signed On is null; in 2024-01-01..2024-12-31",
		"share of drops without a signed on by depot in 2024": "grouped: show count of rows where Signed On is null / count of rows; by Depot; in 2024-01-01..2024-12-31; order share of rows down",
	})
	p, err := question.New().Read("how many drops without a signed on in 2024", in)
	if err != nil || p.Time.Column != "Drop Date" {
		t.Errorf("the period is of %v, %v; want Drop Date", p.Time, err)
	}
}

// Months that had none of a number which every row holds are those in which it comes to 0.
func TestMonthsThatHadNoneOfANumberComeToNothing(t *testing.T) {
	readsWith(t, gymVisits(), map[string]string{
		"which months had no snack sales": "by Visit Date (month); having sum(Snack Sales) = 0",
	})
}
