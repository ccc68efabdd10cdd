// Package period is a small grammar of business periods in English questions:
// "Q4 2024", "last month", "since March 2021", "between March and May 2016",
// "the last six months", "December", "2024 vs 2023", "by month", "the next
// two quarters".
//
// A Calendar says when "now" is for a dataset and reads phrases from a
// question's tokens: At reads one period, Comparison two that are set against
// each other, Horizon how far ahead a forecast goes; GrainAt reads how periods
// are to be grouped and needs no calendar. Each takes the tokens and a
// position, takes the longest phrase that starts there and says how many
// tokens it took. Nothing is guessed silently: where a phrase is relative,
// lacks its year or may be read in two ways, Found.Assumption tells how it was
// placed, and Found.Weak marks words that could mean something else.
//
// # Conventions
//
//   - Spans are whole days at midnight UTC, both ends inclusive. Weeks are ISO
//     weeks. "since", "from", "until", "through" and "between" include what
//     they name; "before" and "after" exclude it.
//   - Relative words count from now or, where the data end earlier, from the
//     data's end (see Calendar). "this month" holds the last day; "last
//     month" is the last complete one, so with data to the last day of
//     December both are December. "last 6 months" are the six complete months
//     up to the last complete one. "past year" and "the last year" are the
//     last 12 complete months, "past week" and "the last week" the last 7
//     complete days; "last year" and "last week" are calendar ones.
//   - "recently" is the last RecentMonths complete months, RecentYears years
//     where the column holds years.
//   - A month, quarter, half or season without a year is a recurring condition
//     (Found.Recurring) when the data hold it more than once, else the one
//     that they hold. After "since", "before" and the like it is the latest.
//   - Words that are names of months but also ordinary words or short forms
//     ("may", "march", "dec") count as months only beside a year, a day, another
//     month, a preposition or a word such as "last".
//   - A bare number from 1800 to 2199 is a year only after a preposition, in a
//     range or inside a phrase; YearAt also takes it alone.
//   - Seasons are the meteorological ones of the northern hemisphere; winter
//     belongs to the year of its December.
//   - Early, mid and late are thirds; so are the beginning and the end of a
//     period where nothing is counted up to or from them.
//   - A fiscal year has the number of the calendar year in which it ends.
package period
