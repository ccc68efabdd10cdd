package telemetry

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	// defaultCollector and defaultTimeout are those of OpenTelemetry's
	// specification, which lets a timeout hold for one attempt.
	defaultCollector = "http://localhost:4318"
	defaultTimeout   = 10 * time.Second
)

// destination is where a signal goes, and how.
type destination struct {
	url     string
	headers http.Header
	gzip    bool
	timeout time.Duration
	tls     *tls.Config // nil: Go's own
}

// destination reads the variables of a signal, which Read has found to be asked
// for. The error names the variable at fault and what it takes.
func (v variables) destination(signal string) (destination, error) {
	to := destination{url: v.address(signal), timeout: defaultTimeout, headers: http.Header{}}
	if name := v.either(signal, "TIMEOUT"); v[name] != "" {
		ms, err := strconv.Atoi(v[name])
		if err != nil || ms <= 0 {
			return to, refuse(name, "a number of milliseconds above 0")
		}
		to.timeout = time.Duration(ms) * time.Millisecond
	}
	switch name := v.either(signal, "COMPRESSION"); v[name] {
	case "", "none":
	case "gzip":
		to.gzip = true
	default:
		return to, refuse(name, "gzip or none")
	}
	if name := v.either(signal, "HEADERS"); v[name] != "" && !to.readHeaders(v[name]) {
		return to, refuse(name, "name=value, separated by commas, values encoded as in a URL")
	}
	var err error
	to.tls, err = v.tls(signal)
	return to, err
}

// address is that of a signal's own endpoint, or a path below the one for all.
func (v variables) address(signal string) string {
	if own := v["OTEL_EXPORTER_OTLP_"+signal+"_ENDPOINT"]; own != "" {
		return own
	}
	base := v["OTEL_EXPORTER_OTLP_ENDPOINT"]
	if base == "" {
		base = defaultCollector
	}
	u, err := url.Parse(base)
	if err != nil {
		return base // Read has refused it
	}
	return u.JoinPath("v1", strings.ToLower(signal)).String()
}

// readHeaders takes the list of a variable, and reports whether it is one.
func (to *destination) readHeaders(list string) bool {
	for pair := range strings.SplitSeq(list, ",") {
		name, value, found := strings.Cut(pair, "=")
		value, err := url.PathUnescape(strings.TrimSpace(value))
		if name = strings.TrimSpace(name); !found || err != nil || !isToken(name) || strings.ContainsFunc(value, isControl) {
			return false
		}
		to.headers.Set(name, value)
	}
	return true
}

// isToken reports whether a header may have this name (RFC 9110, 5.6.2); others
// would fail at each export.
func isToken(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(c rune) bool {
		return (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') && !strings.ContainsRune("!#$%&'*+-.^_`|~", c)
	})
}

// isControl reports what no header's value may hold (RFC 9110, 5.5).
func isControl(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f }

// tls is what the variables with files say; nil: they say nothing.
func (v variables) tls(signal string) (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	authorities, certificate, key := v.either(signal, "CERTIFICATE"), v.either(signal, "CLIENT_CERTIFICATE"), v.either(signal, "CLIENT_KEY")
	if v[authorities] == "" && v[certificate] == "" && v[key] == "" {
		return nil, nil
	}
	if path := v[authorities]; path != "" {
		pem, err := os.ReadFile(path)
		config.RootCAs = x509.NewCertPool()
		if err != nil || !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, refuse(authorities, "the path of a file with certificates in PEM")
		}
	}
	if v[certificate] != "" || v[key] != "" {
		own, err := tls.LoadX509KeyPair(v[certificate], v[key])
		if err != nil {
			return nil, refuse(certificate, "the path of a file with a certificate in PEM, and "+key+" that of its key")
		}
		config.Certificates = []tls.Certificate{own}
	}
	return config, nil
}
