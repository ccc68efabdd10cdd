package ops_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/goleak"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/ops"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type port struct {
	*ops.Server
	client *http.Client
}

func open(t *testing.T, ready ops.Ready, registry *prometheus.Registry) *port {
	t.Helper()
	server, err := ops.New("127.0.0.1:0", ready, registry, zap.NewNop())
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(t.Context()); err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve() }()
	p := &port{server, &http.Client{Transport: &http.Transport{}}}
	t.Cleanup(func() {
		p.client.CloseIdleConnections()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := server.Close(ctx); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return p
}

func (p *port) get(t *testing.T, path string) (status int, body string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+p.Addr().String()+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "any.name.example" // probes come under any name
	response, err := p.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func TestReadinessFollowsTheServiceAndLivenessDoesNot(t *testing.T) {
	var ready atomic.Bool
	p := open(t, func() error {
		if !ready.Load() {
			return errors.New("reading the datasets")
		}
		return nil
	}, prometheus.NewRegistry())
	if status, body := p.get(t, "/readyz"); status != http.StatusServiceUnavailable || body != "reading the datasets\n" {
		t.Errorf("not ready: %d %q", status, body)
	}
	if status, _ := p.get(t, "/livez"); status != http.StatusOK {
		t.Errorf("alive: %d", status)
	}
	ready.Store(true)
	if status, body := p.get(t, "/readyz"); status != http.StatusOK || body != "ok\n" {
		t.Errorf("ready: %d %q", status, body)
	}
}

func TestMetricsShowTheRegistryTheProcessAndTheRuntime(t *testing.T) {
	registry := prometheus.NewRegistry()
	counter := prometheus.NewCounter(prometheus.CounterOpts{Name: "things_total", Help: "Things."})
	registry.MustRegister(counter)
	counter.Add(3)
	status, body := open(t, func() error { return nil }, registry).get(t, "/metrics")
	if status != http.StatusOK {
		t.Fatal(status)
	}
	for _, line := range []string{"things_total 3", "go_goroutines ", "process_resident_memory_bytes "} {
		if !strings.Contains(body, line) {
			t.Errorf("no %q", line)
		}
	}
}

func TestNothingElseIsThere(t *testing.T) {
	p := open(t, func() error { return nil }, prometheus.NewRegistry())
	for _, path := range []string{"/", "/mcp", "/debug/pprof/"} {
		if status, _ := p.get(t, path); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
}

func TestABusyPortIsAnErrorAtListen(t *testing.T) {
	p := open(t, func() error { return nil }, prometheus.NewRegistry())
	second, err := ops.New(p.Addr().String(), func() error { return nil }, prometheus.NewRegistry(), zap.NewNop())
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Listen(t.Context()); err == nil {
		t.Error("no error")
	}
}
