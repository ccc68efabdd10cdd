package lumenore

import (
	"net/http"
	"time"
)

const (
	// idleTimeout is how long a connection is kept unused: shorter than the
	// minutes after which load balancers drop it without a word.
	idleTimeout = 50 * time.Second
	// maxHeaderBytes bounds the headers of an answer; a log-in's cookie with a
	// large token is a few KiB.
	maxHeaderBytes = 64 << 10
)

// newTransport makes the connections of all calls.
//
// It speaks HTTP/1.1 alone, which is what the platform is known to serve: there,
// one call is one connection, so that a cancelled call ends by closing it and
// the pool bounds what is in flight.
//
// One repetition is its own and can't be turned off: a GET on a connection that
// was used before and turns out to be closed goes out again on another one.
func newTransport(p Params) (*http.Transport, error) {
	config, err := newTLSConfig(p.CAFile, p.Pins)
	if err != nil {
		return nil, err
	}
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	return &http.Transport{
		Proxy:                  p.Proxy,
		DialContext:            p.Dial,
		TLSClientConfig:        config,
		TLSHandshakeTimeout:    p.ConnectTimeout,
		ResponseHeaderTimeout:  p.RequestTimeout,
		MaxResponseHeaderBytes: maxHeaderBytes,
		Protocols:              &protocols,
		// By default 2 connections are kept a host: with more callers than that,
		// nearly every call would pay for a handshake.
		MaxIdleConns:        p.PoolSize,
		MaxIdleConnsPerHost: p.PoolSize,
		MaxConnsPerHost:     p.PoolSize,
		IdleConnTimeout:     idleTimeout,
		// No ExpectContinueTimeout: bodies are small, and nothing asks first.
	}, nil
}

// logInTransport makes the connections of log-ins: their own, since those of the
// pool may all be held by calls that take minutes, and without a token all others
// would fail. None is kept, as log-ins are rare and come one at a time.
func logInTransport(calls *http.Transport) *http.Transport {
	transport := calls.Clone()
	transport.DisableKeepAlives = true
	return transport
}
