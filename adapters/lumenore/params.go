package lumenore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"
)

// Defaults of Params, each with its reason.
const (
	DefaultConnectTimeout  = 10 * time.Second // a healthy network takes a fraction of it
	DefaultRequestTimeout  = 60 * time.Second // an analysis may think for a while before its first byte
	DefaultPoolSize        = 1024             // a connection for each call that the service works on at once
	DefaultMaxBackendBytes = 256 << 20        // no assistant reads more; the rest is not worth its time
	DefaultBudgetBytes     = 100 << 10        // the use-case's answer budget
	maxRetryAttempts       = 2                // more would only add to the platform's load
)

// Params are what a Client is made of.
type Params struct {
	// ServerURL is where the platform is, https or http.
	ServerURL string

	// ClientID and Secret give the credentials as they are now; they are asked
	// at each log-in. See SecretFile for credentials that stand in files.
	ClientID, Secret func() string
	// APIKey gives a ready token, used instead of a log-in where it is set.
	APIKey func() string

	// CAFile holds further certificate authorities in PEM; empty: the system's only.
	CAFile string
	// Pins are SHA-256 sums of public keys (SubjectPublicKeyInfo) in base64 or
	// hexadecimal, of which the platform's verified chain must hold one. None:
	// any key that the authorities vouch for.
	Pins []string
	// Proxy chooses a proxy; nil: the proxy variables of the environment.
	Proxy func(*http.Request) (*url.URL, error)
	// Dial makes connections; nil: TCP.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)

	ConnectTimeout  time.Duration // for a connection and for its TLS handshake; 0: the default
	RequestTimeout  time.Duration // longest silence of the platform; 0: the default
	RetryAttempts   int           // further attempts, 0 to 2
	PoolSize        int           // connections at once; 0: the default
	MaxBackendBytes int64         // read of one answer; 0: the default
	BudgetBytes     int           // answer budget of the use-case; 0: the default

	Version  string                // of this service, told to the platform
	Logger   *zap.Logger           // nil: nothing is logged
	Registry prometheus.Registerer // nil: nothing is exposed
	// Telemetry takes spans and measurements of requests; nil: none are made.
	Telemetry *Telemetry
	Random    func() float64 // in [0,1), spreads waits; nil: math/rand
}

// withDefaults returns the parameters with their defaults, or an error that
// names the parameter at fault and withholds its value.
func (p Params) withDefaults() (Params, error) {
	if p.APIKey == nil && (p.ClientID == nil || p.Secret == nil) {
		return p, errors.New("lumenore: neither a client id with its secret nor an API key")
	}
	if p.ConnectTimeout < 0 || p.RequestTimeout < 0 || p.PoolSize < 0 || p.MaxBackendBytes < 0 || p.BudgetBytes < 0 {
		return p, errors.New("lumenore: a limit below 0")
	}
	if p.RetryAttempts < 0 || p.RetryAttempts > maxRetryAttempts {
		return p, fmt.Errorf("lumenore: %d retries; 0 to %d are possible", p.RetryAttempts, maxRetryAttempts)
	}
	p.ConnectTimeout = orDefault(p.ConnectTimeout, DefaultConnectTimeout)
	p.RequestTimeout = orDefault(p.RequestTimeout, DefaultRequestTimeout)
	p.PoolSize = orDefault(p.PoolSize, DefaultPoolSize)
	p.MaxBackendBytes = orDefault(p.MaxBackendBytes, DefaultMaxBackendBytes)
	p.BudgetBytes = orDefault(p.BudgetBytes, DefaultBudgetBytes)
	if p.Proxy == nil {
		p.Proxy = http.ProxyFromEnvironment
	}
	if p.Dial == nil {
		p.Dial = (&net.Dialer{Timeout: p.ConnectTimeout}).DialContext
	}
	if p.Logger == nil {
		p.Logger = zap.NewNop()
	}
	if p.Random == nil {
		p.Random = rand.Float64
	}
	return p, nil
}

func orDefault[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

// origin is the address that requests are made to, and the only one that a
// token may go to.
func (p Params) origin() (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(p.ServerURL, "/"))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("lumenore: the server's address is no http or https address")
	}
	return u, nil
}
