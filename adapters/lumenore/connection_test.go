package lumenore_test

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
)

func gzipped(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = io.WriteString(z, body)
		_ = z.Close()
	}
}

// overTCP serves a handler for a client with a ready key.
func overTCP(t *testing.T, server *httptest.Server) lumenore.Params {
	t.Helper()
	t.Cleanup(server.Close)
	return lumenore.Params{ServerURL: server.URL, APIKey: func() string { return "key" }}
}

func TestAConnectionIsTrustedByAuthorityAndByPin(t *testing.T) {
	server := httptest.NewUnstartedServer(jsonAnswer(`{}`))
	server.Config.ErrorLog = discardLog()
	server.StartTLS()
	base := overTCP(t, server)
	certificate := server.Certificate()
	authorities := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(authorities, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(certificate.RawSubjectPublicKeyInfo)
	right, wrong := base64.StdEncoding.EncodeToString(sum[:]), base64.StdEncoding.EncodeToString(make([]byte, 32))
	for _, c := range []struct {
		name    string
		file    string
		pins    []string
		trusted bool
	}{
		{"unknown authority", "", nil, false},
		{"unknown authority, right pin", "", []string{right}, false},
		{"known authority", authorities, nil, true},
		{"known authority, right pin", authorities, []string{wrong, "sha256/" + right}, true},
		{"known authority, right pin in hexadecimal", authorities, []string{hex.EncodeToString(sum[:])}, true},
		{"known authority, wrong pin", authorities, []string{wrong}, false},
	} {
		p := base
		p.CAFile, p.Pins = c.file, c.pins
		_, err := newClient(t, p).Datasets(t.Context())
		if c.trusted {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		f := wantFault(t, err, domain.KindUnreachable)
		wantNothingToldBy(t, f)
		if !strings.Contains(f.Suggestion, "certificate") {
			t.Errorf("%s: %s", c.name, f.Suggestion)
		}
	}
}

func TestOldTLSIsRefused(t *testing.T) {
	server := httptest.NewUnstartedServer(jsonAnswer(`{}`))
	server.Config.ErrorLog = discardLog()
	server.TLS = &tls.Config{MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}
	server.StartTLS()
	wantUntrusted(t, overTCP(t, server))
}

func TestAPlatformWithoutTLSWhereHTTPSIsAskedForIsNotTrusted(t *testing.T) {
	server := httptest.NewUnstartedServer(jsonAnswer(`{}`))
	server.Config.ErrorLog = discardLog()
	server.Start()
	p := overTCP(t, server)
	p.ServerURL = strings.Replace(p.ServerURL, "http:", "https:", 1)
	wantUntrusted(t, p)
}

// wantUntrusted asks that a call ends at its first connection, without advice to
// try again.
func wantUntrusted(t *testing.T, p lumenore.Params) {
	t.Helper()
	var dialled atomic.Int32
	p.RetryAttempts = 2
	p.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		dialled.Add(1)
		return new(net.Dialer).DialContext(ctx, network, address)
	}
	_, err := newClient(t, p).Datasets(t.Context())
	f := wantFault(t, err, domain.KindUnreachable)
	wantNothingToldBy(t, f)
	if !strings.HasPrefix(f.Suggestion, "Don't try again") || dialled.Load() != 1 {
		t.Errorf("%d connections, %q", dialled.Load(), f.Suggestion)
	}
}

func TestAResetBeforeTheFirstByteIsTriedOnceMore(t *testing.T) {
	var calls atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if calls.Add(1) > 1 {
			jsonAnswer(`{}`)(w, r)
			return
		}
		connection, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		_ = connection.(*net.TCPConn).SetLinger(0) // a reset instead of an end
		_ = connection.Close()
	}))
	p := overTCP(t, server)
	p.RetryAttempts = 1
	if _, err := newClient(t, p).Columns(t.Context(), schema); err != nil || calls.Load() != 2 {
		t.Errorf("%v after %d requests", err, calls.Load())
	}
}

func TestAProxyIsUsedForWhatItIsMeantFor(t *testing.T) {
	var seen atomic.Value
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen.Store(r.URL.String())
		jsonAnswer(`{}`)(w, r)
	}))
	p := overTCP(t, proxy)
	p.ServerURL = "http://platform.example"
	p.Proxy = func(*http.Request) (*url.URL, error) { return url.Parse(proxy.URL) }
	if _, err := newClient(t, p).Datasets(t.Context()); err != nil {
		t.Fatal(err)
	}
	if seen.Load() != "http://platform.example/api/askme-manager/get-domain" {
		t.Errorf("the proxy was asked for %v", seen.Load())
	}
	p.Proxy = func(*http.Request) (*url.URL, error) {
		return url.Parse(fmt.Sprintf("http://%s:%s%%zz@elsewhere", clientID, secret))
	}
	_, err := newClient(t, p).Datasets(t.Context())
	wantNothingToldBy(t, wantFault(t, err, domain.KindUnreachable))
}

// TestAHugeAnswerHoldsNoMoreThanIsPromised streams answers much longer than what
// may be held, and looks at the live heap while they are read.
func TestAHugeAnswerHoldsNoMoreThanIsPromised(t *testing.T) {
	const budget = 1 << 20
	chunks := map[string][2]string{
		"table":              {`{"rows":[`, strings.Repeat(`["member",12345],`, 2048)},
		"table further down": {`{"data":{"result":{"resultSet":[`, strings.Repeat(`{"name":"member","value":12345},`, 1024)},
		"many tables":        {`{"t":[1]`, `,"u":[` + strings.Repeat(`[1,2,3],`, 4095) + `[1]]`},
		"short text lines":   {"words\n", strings.Repeat("\n", 32<<10)},
		"one endless line":   {"words", strings.Repeat("x", 32<<10)},
		"control bytes":      {"words\n", strings.Repeat("\x01", 32<<10)},
		"one huge string":    {`{"text":"`, strings.Repeat("x", 32<<10)},
		"deep nesting":       {``, strings.Repeat("[", 32<<10)},
		"empty members":      {`{"a":1`, strings.Repeat(`,"b":[]`, 4096)},
		"lines of JSON":      {"{}\n", strings.Repeat("{\"a\":1}\n", 4096)},
	}
	for name, chunk := range chunks {
		t.Run(name, func(t *testing.T) {
			var base, peak uint64
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/plain")
				if _, err := io.WriteString(w, chunk[0]); err != nil {
					return
				}
				base, peak = liveHeap(), 0
				for sent := 0; sent < 40<<20; sent += len(chunk[1]) {
					if _, err := io.WriteString(w, chunk[1]); err != nil {
						return // the client has enough
					}
					if sent%(2<<20) < len(chunk[1]) {
						peak = max(peak, heldHeap(base, 4*budget+1<<20))
					}
				}
			}))
			p := overTCP(t, server)
			p.BudgetBytes = budget
			p.MaxBackendBytes = 36 << 20
			answer, err := newClient(t, p).Answer(t.Context(), domain.Query, ask(t))
			if err == nil && !answer.Unread || len(answer.Data) > budget*5/4 {
				t.Errorf("%d bytes, unread %v, %v", len(answer.Data), answer.Unread, err)
			}
			server.Close() // the handler has ended: its figures stand
			if held := int64(peak) - int64(base); held > 4*budget+1<<20 {
				t.Errorf("%d KiB were held", held>>10)
			}
		})
	}
}

// heldHeap is the live heap. What the client allocates while it is read counts
// until the next collection, so a reading over the limit is taken again: what is
// held stays.
func heldHeap(base, limit uint64) uint64 {
	held := liveHeap()
	for range 5 {
		if held <= base+limit {
			break
		}
		held = min(held, liveHeap())
	}
	return held
}

func liveHeap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
