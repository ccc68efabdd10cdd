package app

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
)

// sandboxAddress is where the sandbox listens: on this machine only, since it
// takes any credentials.
const sandboxAddress = "127.0.0.1:8090"

// sandboxSwitches are the switches of lumenore-sandbox. They are no variables:
// the sandbox is started beside a service that has its own.
type sandboxSwitches struct {
	address          string
	clientID, secret string
	tokenLifetime    time.Duration
	logInLatency     time.Duration
	latency, jitter  time.Duration
	timeout          time.Duration
	concurrent       int
	faults           faultShares
	faultLogIn       bool
	seed             uint64
	retryAfter, slow time.Duration
	hugeMiB          int
}

// flags binds the switches to their names.
func (s *sandboxSwitches) flags() *flag.FlagSet {
	f := flag.NewFlagSet("lumenore-sandbox", flag.ContinueOnError)
	f.SetOutput(io.Discard) // its error is returned, and printed once
	f.Usage = func() {}
	f.StringVar(&s.address, "address", sandboxAddress, "`host:port` to listen on")
	f.StringVar(&s.clientID, "client-id", "", "the client id that is taken; neither it nor a secret: any `text`")
	f.StringVar(&s.secret, "secret", "", "the secret that is taken; a `text`")
	f.DurationVar(&s.tokenLifetime, "token-lifetime", sandbox.DefaultTokenLifetime, "`time` until a token expires")
	f.DurationVar(&s.logInLatency, "log-in-latency", 0, "`time` that each log-in takes longer")
	f.DurationVar(&s.latency, "latency", 0, "`time` that every other call takes longer")
	f.DurationVar(&s.jitter, "jitter", 0, "`time` that it takes longer still, at most")
	f.DurationVar(&s.timeout, "timeout", sandbox.DefaultTimeout, "`time` that the engine has for a call; then 504")
	f.IntVar(&s.concurrent, "concurrent", sandbox.DefaultConcurrent, "`number` of calls that the engine works on at once; more wait")
	f.Var(&s.faults, "fault", "`name=share` of calls that end in a fault, as in 503=0.05; repeat it, or separate by commas")
	f.BoolVar(&s.faultLogIn, "fault-log-in", false, "let log-ins have faults too")
	f.Uint64Var(&s.seed, "seed", 1, "`number` that decides which calls have faults: the same one, the same calls")
	f.DurationVar(&s.retryAfter, "retry-after", sandbox.DefaultRetryAfter, "`time` told with 429 and 503, in whole seconds")
	f.DurationVar(&s.slow, "slow", sandbox.DefaultSlow, "`time` that slow-headers and slow-body pause")
	f.IntVar(&s.hugeMiB, "huge-mib", sandbox.DefaultHugeBytes>>20, "size of huge answers, a `number` of MiB")
	return f
}

// parseSandbox reads the switches. flag.ErrHelp: help was asked for.
func parseSandbox(arguments []string) (*sandboxSwitches, error) {
	s := &sandboxSwitches{}
	f := s.flags()
	if err := f.Parse(arguments); err != nil {
		return nil, err
	}
	if f.NArg() > 0 {
		return nil, fmt.Errorf("%q is no switch", f.Arg(0))
	}
	if err := new(Address).EnvDecode(s.address); err != nil {
		return nil, errors.New("--address takes host:port")
	}
	return s, nil
}

// faultShares are the shares of calls that end in faults.
type faultShares map[sandbox.Fault]float64

// String is the flag's default: none.
func (*faultShares) String() string { return "" }

// Set reads "429=0.1,reset=0.05".
func (f *faultShares) Set(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		name, share, ok := strings.Cut(strings.TrimSpace(part), "=")
		value, err := strconv.ParseFloat(share, 64)
		if !ok || err != nil {
			return errors.New("it takes name=share, as in 503=0.05")
		}
		if *f == nil {
			*f = faultShares{}
		}
		(*f)[sandbox.Fault(name)] = value
	}
	return nil
}

const sandboxIntroduction = `usage: lumenore-sandbox [switches]

Serves Lumenore's wire API from the embedded engine, to try and test the path to
Lumenore without an account. Point lumenore-mcp at it with PLATFORM=lumenore,
SERVER_URL=http://%s and any LUMENORE_CLIENT_ID and LUMENORE_SECRET.

Its data are the bundled sample, or the files in DATA_DIR. DATA_DIR, CACHE_DIR,
ENGINE_MEMORY_BYTES, TIME_ZONE and LOG_LEVEL are variables as for lumenore-mcp,
in .env too; debug logs a line for each call.

Switches (a time is written as in 1m30s or 200ms):
`

// sandboxUsage is the whole help.
func sandboxUsage() string {
	var b strings.Builder
	fmt.Fprintf(&b, sandboxIntroduction, sandboxAddress)
	(&sandboxSwitches{}).flags().VisitAll(func(f *flag.Flag) {
		takes, does := flag.UnquoteUsage(f)
		fmt.Fprintf(&b, "  %-26s %s", strings.TrimSpace("--"+f.Name+" "+takes), does)
		if f.DefValue != "" && f.DefValue != "0s" && f.DefValue != "false" {
			fmt.Fprintf(&b, " (%s)", f.DefValue)
		}
		b.WriteByte('\n')
	})
	b.WriteString("\nFaults:\n")
	for _, d := range sandbox.Faults() {
		fmt.Fprintf(&b, "  %-26s %s\n", string(d.Fault), d.Does)
	}
	return b.String()
}
