//go:build !race

package engine_test

// phraseStep tells which of the phrases are asked that hold the tools to one another: all.
const phraseStep = 1
