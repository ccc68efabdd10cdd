package edge_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// gate is a handler whose calls report their arrival and wait to be let go.
type gate struct {
	arrived chan struct{}
	release chan struct{}
	left    chan error // the context's error of each call that ended without release
}

func newGate() *gate {
	return &gate{arrived: make(chan struct{}, 16), release: make(chan struct{}), left: make(chan error, 16)}
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.arrived <- struct{}{}
	select {
	case <-g.release:
		echo(w, r)
	case <-r.Context().Done():
		g.left <- r.Context().Err()
	}
}

// send posts in the background.
func (s *site) send(t *testing.T, r *http.Request) <-chan reply {
	t.Helper()
	replies := make(chan reply, 1)
	go func() { replies <- s.do(t, r) }()
	return replies
}

func TestACancellationOfOneCallerReachesNoOther(t *testing.T) {
	g := newGate()
	s := start(t, edge.Params{Handler: g})
	running := s.send(t, s.request(t, call))
	<-g.arrived
	got := s.post(t, `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"c-1"}}`)
	wantStatus(t, got, http.StatusAccepted)
	escaped := s.post(t, `{"jsonrpc":"2.0","method":"notifications\/cancelled","params":{"requestId":"c-1"}}`)
	wantStatus(t, escaped, http.StatusAccepted)
	close(g.release)
	wantStatus(t, <-running, http.StatusOK)
	if len(g.arrived) != 0 {
		t.Error("the notification went past the edge")
	}
}

func TestACallerThatLeavesCancelsItsCall(t *testing.T) {
	g := newGate()
	s := start(t, edge.Params{Handler: g})
	ctx, leave := context.WithCancel(t.Context())
	gone := make(chan error, 1)
	go func() {
		response, err := s.client.Do(s.request(t, call).WithContext(ctx))
		if err == nil {
			response.Body.Close()
		}
		gone <- err
	}()
	<-g.arrived
	leave()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("client: %v", err)
	}
	if err := <-g.left; !errors.Is(err, context.Canceled) {
		t.Errorf("handler: %v", err)
	}
}

func TestACallWithoutAPlaceIsRefusedWithAdvice(t *testing.T) {
	g := newGate()
	s := start(t, edge.Params{Handler: g, MaxConcurrent: 1})
	running := s.send(t, s.request(t, call))
	<-g.arrived
	got := s.post(t, call)
	wantStatus(t, got, http.StatusServiceUnavailable)
	if got.Header.Get("Retry-After") != "2" {
		t.Errorf("Retry-After %q", got.Header.Get("Retry-After"))
	}
	if _, message := got.rpcError(t); !strings.Contains(message, "try in 2 s") {
		t.Error(message)
	}
	if !strings.Contains(got.body, `"id":"c-1"`) {
		t.Errorf("the refusal does not name its call: %s", got.body)
	}
	listing := s.send(t, s.request(t, ping)) // needs no place
	<-g.arrived
	close(g.release)
	wantStatus(t, <-listing, http.StatusOK)
	wantStatus(t, <-running, http.StatusOK)
	wantStatus(t, s.post(t, call), http.StatusOK) // its place is free again
}

func TestDrainingFinishesCallsInFlightAndTakesNoMore(t *testing.T) {
	g := newGate()
	s := start(t, edge.Params{Handler: g, DrainDelay: 50 * time.Millisecond})
	running := s.send(t, s.request(t, call))
	<-g.arrived
	drained := make(chan error, 1)
	go func() { drained <- s.Drain(context.Background()) }()
	until(t, s.Draining)
	select {
	case err := <-drained:
		t.Fatalf("drained with a call in flight: %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	close(g.release)
	got := <-running
	wantStatus(t, got, http.StatusOK)
	if !got.Close {
		t.Error("the answer does not say Connection: close")
	}
	if err := <-drained; err != nil {
		t.Error(err)
	}
	if response, err := s.client.Do(s.request(t, ping)); err == nil {
		response.Body.Close()
		t.Error("a drained server still answers")
	}
}

func TestADrainingServerStillAnswersDuringTheDelay(t *testing.T) {
	s := start(t, edge.Params{DrainDelay: time.Hour})
	ctx, cut := context.WithCancel(t.Context())
	drained := make(chan error, 1)
	go func() { drained <- s.Drain(ctx) }()
	until(t, s.Draining)
	got := s.post(t, ping)
	wantStatus(t, got, http.StatusOK)
	if !got.Close {
		t.Error("the answer does not say Connection: close")
	}
	cut()
	<-drained
}

// A stream that began before the drain has said that its connection stays: the
// call that follows it there must be answered, and told to go elsewhere.
func TestTheCallAfterAStreamThatOutlastsTheDrainDelayIsAnswered(t *testing.T) {
	release := make(chan struct{})
	s := start(t, edge.Params{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept") == "text/event-stream" {
			_ = http.NewResponseController(w).Flush()
			<-release
		}
		echo(w, r)
	})})
	stream := s.request(t, call)
	stream.Header.Set("Accept", "text/event-stream")
	response, err := s.client.Do(stream) // returns with the header
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	drained := make(chan error, 1)
	go func() { drained <- s.Drain(context.Background()) }()
	until(t, s.Draining)
	close(release)
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		t.Fatal(err)
	}
	got := s.post(t, ping)
	wantStatus(t, got, http.StatusOK)
	if !got.Close {
		t.Error("the answer does not say Connection: close")
	}
	if err := <-drained; err != nil {
		t.Error(err)
	}
}

func TestCallsThatOutlastTheDrainAreCut(t *testing.T) {
	g := newGate()
	s := start(t, edge.Params{Handler: g})
	gone := make(chan error, 1)
	go func() {
		response, err := s.client.Do(s.request(t, call))
		if err == nil {
			response.Body.Close()
		}
		gone <- err
	}()
	<-g.arrived
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := s.Drain(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("drain: %v", err)
	}
	if err := <-gone; err == nil {
		t.Error("the client got an answer")
	}
	<-g.left
}

func TestABusyPortIsAnErrorAtListen(t *testing.T) {
	s := start(t, edge.Params{})
	second, err := edge.New(edge.Params{Handler: http.HandlerFunc(echo), Logger: nop(), Addr: s.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Listen(t.Context()); err == nil {
		t.Error("no error")
	}
}

func TestAwaitEventsSeesWhatIsWritten(t *testing.T) {
	s := start(t, edge.Params{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		go func() {
			for i := range 3 {
				fmt.Fprintf(w, "event: message\ndata: %d\n\n", i)
			}
		}()
		edge.AwaitEvents(r.Context(), 3, time.Minute)
		_, _ = io.WriteString(w, "event: message\ndata: last\n\n")
	})})
	got := s.post(t, ping)
	if !strings.HasSuffix(got.body, "data: 2\n\nevent: message\ndata: last\n\n") {
		t.Errorf("%q", got.body)
	}
}

// until waits for a condition.
func until(t *testing.T, condition func() bool) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for !condition() {
		if time.Now().After(deadline) {
			t.Fatal("the condition never held")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestWhateverReachesThePlatformNeedsAPlace(t *testing.T) {
	for method, status := range map[string]int{
		"tools/call":          http.StatusServiceUnavailable,
		"resources/read":      http.StatusServiceUnavailable,
		"prompts/get":         http.StatusServiceUnavailable,
		"completion/complete": http.StatusServiceUnavailable,
		"tools/list":          http.StatusOK,
	} {
		g := newGate()
		listed := make(chan struct{}, 1)
		s := start(t, edge.Params{MaxConcurrent: 1, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			select {
			case listed <- struct{}{}: // the first comes to the gate, and has the place
				g.ServeHTTP(w, r)
			default:
				echo(w, r)
			}
		})})
		running := s.send(t, s.request(t, call))
		<-g.arrived
		wantStatus(t, s.post(t, `{"jsonrpc":"2.0","id":1,"method":"`+method+`"}`), status)
		close(g.release)
		wantStatus(t, <-running, http.StatusOK)
	}
}
