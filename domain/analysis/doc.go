// Package analysis holds the statistics: pure functions over series and
// tables of numbers. Nothing here reads data, keeps state or asks a clock; the
// same input gives the same output, bootstraps included (their seed is fixed).
//
// A series begins as points, one a period; NewSeries makes it regular and sets
// partial periods apart. DetectTrend says where a series goes, DetectSeason
// whether it repeats, STL takes it apart. NewPareto says how few members make
// how much of a total, PeerOutliers and SeriesOutliers what does not fit,
// ChangeSearch when a level shifted and Contributions by whom, Pearson and its
// kind what goes together, NewForecast what comes next.
//
// Conventions: NaN means missing (in the input) or not defined (in the
// output), and infinite values count as missing. Shares, strengths and
// p-values are 0 to 1. Numbers are not rounded. Errors are constants of type
// Error, for errors.Is.
package analysis
