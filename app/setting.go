package app

import (
	"errors"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // a minimal image has no time zones of its own
)

// Address is where to listen, as in ":8080" or "127.0.0.1:8080".
type Address string

// EnvDecode refuses what has no port.
func (a *Address) EnvDecode(text string) error {
	_, port, err := net.SplitHostPort(text)
	if err != nil {
		return errors.New("not an address")
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return errors.New("not a port")
	}
	*a = Address(text)
	return nil
}

// takes says what an Address is.
func (Address) takes() string { return "host:port, as in :8080" }

// Origins are the web pages that may call: "*", or a scheme and a host each.
type Origins []string

// EnvDecode reads a list separated by commas.
func (o *Origins) EnvDecode(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		u, err := url.Parse(part)
		if part != "*" && (err != nil || u.Host == "" || u.User != nil || strings.Count(strings.TrimSuffix(part, "/"), "/") != 2) {
			return errors.New("not an origin")
		}
		*o = append(*o, part)
	}
	return nil
}

func (Origins) takes() string { return "origins separated by commas, as in https://app.example.com" }

// Zone is a time zone by its IANA name.
type Zone string

// EnvDecode refuses names that are not known.
func (z *Zone) EnvDecode(text string) error {
	if _, err := time.LoadLocation(text); err != nil {
		return errors.New("not a time zone")
	}
	*z = Zone(text)
	return nil
}

func (Zone) takes() string { return "an IANA time zone, as in Europe/Berlin" }

// Location is the zone; EnvDecode has seen that there is one.
func (z Zone) Location() (*time.Location, error) { return time.LoadLocation(string(z)) }

// ServerURL is the address of a Lumenore instance.
type ServerURL string

// EnvDecode takes http and https addresses without credentials in them.
func (s *ServerURL) EnvDecode(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		u.Scheme != "https" && u.Scheme != "http" {
		return errors.New("not an address of a server")
	}
	*s = ServerURL(text)
	return nil
}

func (ServerURL) takes() string { return "an address, as in https://preview.lumenore.com" }

// plainBeyondThisMachine reports whether calls would travel unencrypted.
func (s ServerURL) plainBeyondThisMachine() bool {
	u, err := url.Parse(string(s))
	if err != nil || u.Scheme != "http" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback())
}
