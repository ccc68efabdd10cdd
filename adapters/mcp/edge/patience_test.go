package edge_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// patience stands for the half minute that the service grants.
const patience = 400 * time.Millisecond

func TestABodyThatStandsStillIsGivenUp(t *testing.T) {
	s := startImpatient(t, edge.Params{}, patience)
	conn := dial(t, s)
	fmt.Fprint(conn, "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	got := readReply(t, conn)
	wantStatus(t, got, http.StatusRequestTimeout)
	if !got.Close {
		t.Error("the connection stays open")
	}
}

func TestASlowBodyIsReadToItsEnd(t *testing.T) {
	s := startImpatient(t, edge.Params{}, patience)
	conn := dial(t, s)
	fmt.Fprintf(conn, "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", len(ping))
	for i := range len(ping) { // together longer than one wait
		time.Sleep(patience / 20)
		fmt.Fprint(conn, ping[i:i+1])
	}
	wantStatus(t, readReply(t, conn), http.StatusOK)
}

func TestACallMayTakeLongerThanItsBody(t *testing.T) {
	s := startImpatient(t, edge.Params{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(3 * patience):
			echo(w, r)
		}
	})}, patience)
	if got := s.post(t, call); got.body != call {
		t.Errorf("%q", got.body)
	}
}

func TestAConnectionOutlivesTheDeadlinesOfItsLastAnswer(t *testing.T) {
	s := startImpatient(t, edge.Params{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusAccepted)
	})}, patience)
	conn := dial(t, s)
	for range 2 {
		fmt.Fprintf(conn, "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(ping), ping)
		wantStatus(t, readReply(t, conn), http.StatusAccepted)
		time.Sleep(2 * patience)
	}
}

// manyBytes is more than the kernel's buffers take.
const manyBytes = 16 << 20

// large answers with manyBytes in one Write and tells how that went.
func large(result chan<- error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, err := w.Write(bytes.Repeat([]byte("x"), manyBytes))
		result <- err
	})
}

func TestAReaderThatTakesNothingIsGivenUp(t *testing.T) {
	result := make(chan error, 1)
	s := startImpatient(t, edge.Params{Handler: large(result)}, patience)
	conn := dial(t, s)
	fmt.Fprintf(conn, "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(ping), ping)
	if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("write: %v", err)
	}
}

func TestASlowReaderThatReadsIsNotCut(t *testing.T) {
	result := make(chan error, 1)
	s := startImpatient(t, edge.Params{Handler: large(result)}, patience)
	conn := dial(t, s)
	if err := conn.(*net.TCPConn).SetReadBuffer(64 << 10); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(conn, "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s", len(ping), ping)
	read, chunk := int64(0), int64(manyBytes/64)
	for { // together longer than one wait
		n, err := io.CopyN(io.Discard, conn, chunk)
		read += n
		if err != nil {
			break
		}
		time.Sleep(patience / 20)
	}
	if err := <-result; err != nil || read < manyBytes {
		t.Errorf("%d bytes read, write: %v", read, err)
	}
}
