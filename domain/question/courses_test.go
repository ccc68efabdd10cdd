package question_test

import "testing"

func TestTheCourseOfAPeriodIsByItsParts(t *testing.T) {
	check(t, [][2]string{
		{"how do sales vary over the year", "grouped: show sum(Sales); by month of Order Date; order month of Order Date up"},
		{"sales throughout the week", "grouped: show sum(Sales); by weekday of Order Date; order weekday of Order Date up"},
	})
}
