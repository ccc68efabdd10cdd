package sandbox

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"
)

// Fault names one way in which a backend, or what lies between, misbehaves.
type Fault string

// The faults. The first ones answer without asking the platform, those from
// SlowHeaders on spoil its answer.
const (
	Unauthorized   Fault = "401"
	RateLimited    Fault = "429"
	ServerError    Fault = "500"
	Unavailable    Fault = "503"
	GatewayTimeout Fault = "504"
	HTMLPage       Fault = "html"
	Redirect       Fault = "redirect"
	Reset          Fault = "reset"
	Huge           Fault = "huge"
	SlowHeaders    Fault = "slow-headers"
	SlowBody       Fault = "slow-body"
	Truncated      Fault = "truncated"
	InvalidJSON    Fault = "invalid-json"
)

// Described is a fault and what it does.
type Described struct {
	Fault Fault
	Does  string
}

// Faults lists what can go wrong on demand.
func Faults() []Described {
	return []Described{
		{Unauthorized, "refuses a token that holds"},
		{RateLimited, "asks for a pause, with Retry-After"},
		{ServerError, "fails"},
		{Unavailable, "is unavailable, with Retry-After"},
		{GatewayTimeout, "a gateway gives up waiting"},
		{HTMLPage, "a page for people, with status 200"},
		{Redirect, "sends the client to another host"},
		{Reset, "resets the connection before the headers"},
		{Huge, "a valid answer that is far too large"},
		{SlowHeaders, "pauses before the headers"},
		{SlowBody, "pauses in the middle of the body"},
		{Truncated, "cuts the connection in the middle of the body"},
		{InvalidJSON, "half of the answer, as if it were all"},
	}
}

// checkShares refuses unknown faults and shares that are none.
func checkShares(shares map[Fault]float64) error {
	known := map[Fault]bool{}
	for _, d := range Faults() {
		known[d.Fault] = true
	}
	sum := 0.0
	for fault, share := range shares {
		if !known[fault] {
			return fmt.Errorf("sandbox: there is no fault %q", string(fault))
		}
		if !(share >= 0 && share <= 1) { // NaN too
			return fmt.Errorf("sandbox: the share of %s is not between 0 and 1", string(fault))
		}
		sum += share
	}
	if sum > 1+1e-9 { // shares that a person adds up to 1 may be a little more
		return fmt.Errorf("sandbox: the shares of faults are %.3g together, more than 1", sum)
	}
	return nil
}

// fate is what happens to a call whatever it asks.
type fate struct {
	latency time.Duration
	fault   Fault // empty: none
}

// fates decides what happens to calls, by their number alone: the same seed
// gives the same fates however calls of other endpoints fall in between.
type fates struct{ params Params }

func newFates(p Params) fates { return fates{p} }

// of is the fate of the nth call of an endpoint.
func (f fates) of(e endpoint, n int) fate {
	name := fnv.New64a()
	_, _ = name.Write([]byte(e.name)) // a hash takes everything
	random := rand.New(rand.NewPCG(f.params.Seed, name.Sum64()+uint64(n)))
	jitter := time.Duration(random.Float64() * float64(f.params.Jitter))
	if e.open {
		drawn := fate{latency: f.params.LogInLatency}
		if f.params.FaultLogIn {
			drawn.fault = f.draw(random.Float64())
		}
		return drawn
	}
	return fate{latency: f.params.Latency + jitter, fault: f.draw(random.Float64())}
}

// draw is the fault whose share a number in [0,1) falls into.
func (f fates) draw(at float64) Fault {
	if len(f.params.Faults) == 0 {
		return ""
	}
	for _, d := range Faults() {
		share := f.params.Faults[d.Fault]
		if at < share {
			return d.Fault
		}
		at -= share
	}
	return ""
}
