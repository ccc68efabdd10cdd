package sandbox

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"time"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/ports"
)

// Defaults of Params, each with its reason.
const (
	DefaultTokenLifetime = time.Hour       // what such APIs usually give
	DefaultTimeout       = 2 * time.Minute // shorter than its clients' whole-call limit, so that a 504 is seen
	DefaultConcurrent    = 8               // analyses share the cores of one machine: more only wait in memory
	DefaultRetryAfter    = time.Second     // a client that obeys is back while one still watches
	DefaultSlow          = 5 * time.Second // noticed by a person, within the usual limits of a client
	DefaultHugeBytes     = 100 << 20       // the size that brought down an earlier client
)

// Params is what a Server is made of. Zero means the default, or nothing.
type Params struct {
	Platform ports.Platform // answers; required
	Addr     string         // where to listen, as in 127.0.0.1:8090; needed for Listen only
	Clock    func() time.Time
	Random   io.Reader // makes the key that signs tokens
	Logger   *zap.Logger

	ClientID, Secret string // the credentials that are taken; both empty: any
	TokenLifetime    time.Duration

	LogInLatency time.Duration // added to each log-in
	Latency      time.Duration // added to every other call
	Jitter       time.Duration // at most so much more, evenly spread
	Timeout      time.Duration // how long the platform may work on a call; then 504
	Concurrent   int           // calls that the platform works on at once; more wait

	// Faults are the shares of calls, 0 to 1 and at most 1 together, that end in
	// a fault. Log-ins are spared unless FaultLogIn is set.
	Faults     map[Fault]float64
	FaultLogIn bool
	// Seed makes faults and jitter repeatable: with the same seed and shares the
	// nth call of an endpoint has the same fate.
	Seed       uint64
	RetryAfter time.Duration // told with 429 and 503
	Slow       time.Duration // how long slow faults pause
	HugeBytes  int64         // size of huge answers
}

// withDefaults returns the parameters with their defaults, or an error that
// names the one at fault.
func (p Params) withDefaults() (Params, error) {
	if p.Platform == nil {
		return p, errors.New("sandbox: a platform is needed")
	}
	for name, span := range map[string]time.Duration{
		"token lifetime": p.TokenLifetime, "log-in latency": p.LogInLatency, "latency": p.Latency, "jitter": p.Jitter,
		"timeout": p.Timeout, "retry after": p.RetryAfter, "slow": p.Slow,
	} {
		if span < 0 {
			return p, fmt.Errorf("sandbox: %s is below 0", name)
		}
	}
	if p.Concurrent < 0 || p.HugeBytes < 0 {
		return p, errors.New("sandbox: a limit is below 0")
	}
	if (p.ClientID == "") != (p.Secret == "") {
		return p, errors.New("sandbox: client id and secret are set together, or neither of them")
	}
	if err := checkShares(p.Faults); err != nil {
		return p, err
	}
	p.TokenLifetime = orDefault(p.TokenLifetime, DefaultTokenLifetime)
	p.Timeout = orDefault(p.Timeout, DefaultTimeout)
	p.Concurrent = orDefault(p.Concurrent, DefaultConcurrent)
	p.RetryAfter = orDefault(p.RetryAfter, DefaultRetryAfter)
	p.Slow = orDefault(p.Slow, DefaultSlow)
	p.HugeBytes = orDefault(p.HugeBytes, DefaultHugeBytes)
	if p.Clock == nil {
		p.Clock = time.Now
	}
	if p.Random == nil {
		p.Random = rand.Reader
	}
	if p.Logger == nil {
		p.Logger = zap.NewNop()
	}
	return p, nil
}

func orDefault[T int | int64 | time.Duration](value, otherwise T) T {
	if value == 0 {
		return otherwise
	}
	return value
}
