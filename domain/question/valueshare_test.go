package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func swabs() question.Input {
	return tableOf("swabs", "taken", key("swab_no"), dated("taken"), text("clinic", 4), text("outcome", 3), text("channel", 3), text("insured", 2), text("refund_cd", 6), text("codelist", 6), number("fee_eur"), number("wait_min")).
		with("outcome", "FAILED", "PASSED").with("channel", "Web", "Phone").with("insured", "Y", "N").with("clinic", "North", "South").Input
}

func TestTheShareOfAValueInAnAmountIsItsPartOfEachGroup(t *testing.T) {
	const yearly = "grouped: show sum(fee_eur) where channel = 'Web' / sum(fee_eur); by taken (year); order taken (year) up"
	readsAlike(t, swabs(), yearly, "share of channel Web in fee_eur by taken year", "Web share of fee_eur by year", "Web's share of fee_eur by year",
		"share of fee_eur from channel Web by year", "share of channel Web in fee_eur within each year")
	reads(t, swabs(), map[string]string{
		"share of channel Web in fee_eur by clinic":                       "grouped: show sum(fee_eur) where channel = 'Web' / sum(fee_eur); by clinic; order share of fee_eur down",
		"share of channel Web in fee_eur by taken year, excluding FAILED": "grouped: show sum(fee_eur) where channel = 'Web' / sum(fee_eur); by taken (year); where outcome is not 'FAILED'; order taken (year) up",
	})
}

func TestTheFirstOfEachBehindAListOfGroupsAreOfEach(t *testing.T) {
	const each = "grouped: show sum(fee_eur); by outcome, clinic; order fee_eur down; first 2 within clinic"
	readsAlike(t, swabs(), each, "total fee_eur by outcome and clinic, top 2 per clinic", "total fee_eur by outcome and clinic, top 2 in each clinic")
	reads(t, swabs(), map[string]string{
		"number of rows by outcome at each clinic, top 3 per clinic": "grouped: show count of rows; by outcome, clinic; order Count down; first 3 within clinic",
		"total fee_eur by outcome and clinic, top 2":                 "grouped: show sum(fee_eur); by outcome, clinic; order fee_eur down; first 2",
	})
}

func TestWithAndWithoutIsBothSides(t *testing.T) {
	const sides = "grouped: show average(wait_min); by clinic, insured; order average wait_min down"
	readsAlike(t, swabs(), sides, "average wait_min by clinic, with and without insured", "average wait_min for each clinic, with and without an insured (insured Y/N)",
		"average wait_min by clinic with or without insured")
}

func TestBracketsSayWhichColumnTheWordsBeforeThemMean(t *testing.T) {
	in := swabs()
	readsAlike(t, in, "grouped: show sum(fee_eur); by refund_cd; order fee_eur down", "total fee_eur by refund codes (refund_cd)", "total fee_eur by code (refund_cd)")
	reads(t, in, map[string]string{
		"total fee_eur by codes (codelist)":                       "grouped: show sum(fee_eur); by codelist; order fee_eur down",
		"failure rate by clinic and quarter (FAILED / all swabs)": "grouped: show share of rows where outcome = 'FAILED'; by taken (quarter), clinic; order taken (quarter) up",
	})
}
