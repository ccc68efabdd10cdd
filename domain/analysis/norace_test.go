//go:build !race

package analysis_test

// simulated series a rate: the standard error is 1 % near a rate of 5 % and
// 2 % near 50 %.
const simulated = 500
