package question_test

import "testing"

// What had happened by one day and had not by another is of two columns of dates.
func TestEachClauseIsOfTheDateItTellsOf(t *testing.T) {
	const jobs = "grouped: show count of rows; where "
	reads(t, workshopJobs(), map[string]string{
		"how many repairs were opened by 2024-03-31":                               "grouped: show count of rows; in ..2024-03-31",
		"how many repairs were finished by 2024-03-31":                             "grouped: show count of rows; in ..2024-03-31",
		"repairs opened by 2024-03-31 and not finished by then":                    jobs + "Opened on in through March 2024, Finished on not in through March 2024",
		"number of repairs opened by 2024-03-31 that were not finished":            jobs + "Opened on in through March 2024, Finished on is null",
		"number of repairs opened in March 2024 and not finished by 2024-04-15":    jobs + "Opened on in March 2024, Finished on not in through 2024-04-15",
		"number of repairs opened before 2024-02-01 and finished after 2024-03-31": jobs + "Opened on in through January 2024, Finished on in since April 2024",
		"how many repairs were opened and finished in March 2024":                  jobs + "Opened on in March 2024, Finished on in March 2024",
	})
}

// What is open on a day had begun by then and ended later, or not at all.
func TestWhatStoodOnADayHadBegunAndNotEnded(t *testing.T) {
	const there = "where Opened on in through March 2024, Finished on not in through March 2024"
	readsAlike(t, workshopJobs(), "grouped: show count of rows; "+there,
		"how many repairs were open on 31 March 2024", "repairs still open at the end of March 2024", "number of open repairs as of 2024-03-31",
		"as of 31 March 2024, how many repairs were open", "how many repairs were unresolved as at 31 March 2024")
	const byWorkshop = "grouped: show count of rows; by Workshop; " + there + "; order Count down"
	reads(t, workshopJobs(), map[string]string{
		"open repairs by workshop as of 2024-03-31":                                        byWorkshop,
		"how many repairs opened in January 2024 were still open at the end of March 2024": "grouped: show count of rows; " + there + "; in 2024-01-01..2024-01-31",
		"how many repairs were opened on 31 March 2024":                                    "grouped: show count of rows; in 2024-03-31..2024-03-31",
	})
}

// How long things have been open is no number of another column.
func TestHowLongThingsAreOpenIsAskedByTheDayTheyBegan(t *testing.T) {
	refuses(t, workshopJobs(), "repairs open for more than 30 days", "number of repairs open for over 2 weeks by workshop")
	refuses(t, storeMonths(), "headcount at the end of each year", "headcount by store at the end of every quarter")
}
