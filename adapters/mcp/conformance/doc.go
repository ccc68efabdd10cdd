// Package conformance runs the protocol's official conformance suite, by
// `make conformance`; nothing of it is in the service.
//
// The suite runs twice: against the service as it is built, which shows what
// its clients meet, and against a server that offers what the suite looks for
// by name (fixtures_*_test.go) behind the service's own HTTP edge, which shows
// that the edge takes nothing away from the protocol. expected.yaml says how
// many checks pass in each run and names every scenario that fails, with its
// reason: a failure that is not there, and a pass that is not, fail the test.
package conformance
