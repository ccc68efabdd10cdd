//go:build race

package engine_test

// phraseStep tells which of the phrases are asked that hold the tools to one another: each
// fifth. The race detector makes a forecast twenty times slower, and `make test` asks
// them all once more without it.
const phraseStep = 5
