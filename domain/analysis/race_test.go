//go:build race

package analysis_test

// simulated series a rate. The race detector makes simulations twenty times
// slower and has nothing to find in pure functions: a sample has to do there, and
// `make test` runs them once more without it.
const simulated = 40
