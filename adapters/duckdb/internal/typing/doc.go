// Package typing works out what the texts of a column stand for: dates in the
// order that the column itself gives away, amounts with signs, percentages,
// codes that must stay text.
//
// It nominates a Form from a sample; the warehouse then checks the form's SQL
// on every value and comes back with those that don't fit, until a form holds
// for the whole column. So the sample may be small, and large files are read
// at the engine's speed.
package typing
