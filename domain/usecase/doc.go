// Package usecase is what the service does for a caller, whichever platform
// answers: it checks what was asked, gives the call its deadline, makes
// identical calls in flight one call, bounds the work, fits the answer to its
// budget and words the error.
//
// A call passes the files in this order: service.go (the four operations),
// cache.go (only where the operator asked for it), flight.go (coalescing),
// place.go (how many questions run at once), the platform, budget.go and
// json.go (the answer cut to its budget), notice.go (what was left out),
// fault.go (what went wrong). Nothing of a question or an answer is kept once
// its callers have been answered, except in the cache.
package usecase
