package engine

import "time"

// counterpart is the day of another period that answers to a day of one: the
// same date where both periods begin on the same date of a year, so that a leap
// day between them moves nothing, else as many days from its beginning.
func counterpart(day, from, other time.Time) time.Time {
	if from.Month() != other.Month() || from.Day() != other.Day() {
		return other.Add(day.Sub(from))
	}
	years := other.Year() - from.Year()
	if same := day.AddDate(years, 0, 0); same.Day() == day.Day() {
		return same
	}
	return day.AddDate(years, 0, -1) // the 29th of February of a common year is its 28th
}
