package edge_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// The half minute that the service grants passes at once here: these tests run
// on the clock of synctest, over connections in memory, which hold no bytes of
// their own.

// almost and beyond are below and above that half minute.
const (
	almost = 29 * time.Second
	beyond = 40 * time.Second
)

// waiting runs a test over one connection to a server with this handler.
func waiting(t *testing.T, handler http.HandlerFunc, test func(t *testing.T, conn net.Conn)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server, err := edge.New(edge.Params{Handler: handler, Logger: zap.NewNop()})
		if err != nil {
			t.Fatal(err)
		}
		ours, theirs := net.Pipe()
		listener := &oneConnection{conn: make(chan net.Conn, 1), closed: make(chan struct{})}
		listener.conn <- theirs
		served := make(chan error, 1)
		go func() { served <- server.HTTP().Serve(listener) }()
		defer func() { // also where the test fails: nothing else ends the server
			_ = ours.Close()
			if err := server.HTTP().Close(); err != nil {
				t.Error(err)
			}
			if err := <-served; !errors.Is(err, http.ErrServerClosed) {
				t.Error(err)
			}
		}()
		test(t, ours)
	})
}

// oneConnection is a listener that accepts once.
type oneConnection struct {
	conn   chan net.Conn
	closed chan struct{}
}

func (l *oneConnection) Accept() (net.Conn, error) {
	select {
	case conn := <-l.conn:
		return conn, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *oneConnection) Close() error {
	close(l.closed)
	return nil
}

func (l *oneConnection) Addr() net.Addr { return &net.UnixAddr{Name: "memory", Net: "unix"} }

// head is the header of a POST with a body of so many bytes.
func head(length int) string {
	return fmt.Sprintf("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", length)
}

func TestABodyThatStandsStillIsGivenUp(t *testing.T) {
	waiting(t, echo, func(t *testing.T, conn net.Conn) {
		began := time.Now()
		fmt.Fprint(conn, head(100), "{")
		got := readReply(t, conn)
		wantStatus(t, got, http.StatusRequestTimeout)
		if !got.Close {
			t.Error("the connection stays open")
		}
		if took := time.Since(began); took < almost || took > beyond {
			t.Errorf("after %v", took)
		}
	})
}

func TestASlowBodyIsReadToItsEnd(t *testing.T) {
	waiting(t, echo, func(t *testing.T, conn net.Conn) {
		fmt.Fprint(conn, head(len(ping)))
		for i := range len(ping) {
			time.Sleep(almost - time.Second)
			fmt.Fprint(conn, ping[i:i+1])
		}
		wantStatus(t, readReply(t, conn), http.StatusOK)
	})
}

func TestACallMayTakeLongerThanItsBody(t *testing.T) {
	slow := func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * beyond):
			echo(w, r)
		}
	}
	waiting(t, slow, func(t *testing.T, conn net.Conn) {
		fmt.Fprint(conn, head(len(call)), call)
		if got := readReply(t, conn); got.body != call {
			t.Errorf("%q", got.body)
		}
	})
}

func TestAConnectionOutlivesTheDeadlinesOfItsLastAnswer(t *testing.T) {
	accept := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusAccepted) }
	waiting(t, accept, func(t *testing.T, conn net.Conn) {
		for range 3 {
			fmt.Fprint(conn, head(len(ping)), ping)
			wantStatus(t, readReply(t, conn), http.StatusAccepted)
			time.Sleep(2 * beyond)
		}
	})
}

// manyBytes are more than are written under one deadline.
const manyBytes = 256 << 10

// large answers with manyBytes in one Write and tells how that went.
func large(result chan<- error) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		_, err := w.Write(bytes.Repeat([]byte("x"), manyBytes))
		result <- err
	}
}

func TestAReaderThatTakesNothingIsGivenUp(t *testing.T) {
	result := make(chan error, 1)
	waiting(t, large(result), func(t *testing.T, conn net.Conn) {
		began := time.Now()
		fmt.Fprint(conn, head(len(ping)), ping)
		time.Sleep(beyond)
		synctest.Wait()
		if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("write: %v", err)
		}
		if took := time.Since(began); took > beyond {
			t.Errorf("after %v", took)
		}
	})
}

func TestASlowReaderThatReadsIsNotCut(t *testing.T) {
	result := make(chan error, 1)
	waiting(t, large(result), func(t *testing.T, conn net.Conn) {
		began := time.Now()
		fmt.Fprint(conn, strings.Replace(head(len(ping)), "\r\n", "\r\nConnection: close\r\n", 1), ping)
		read, chunk := int64(0), int64(8<<10)
		for {
			n, err := io.CopyN(io.Discard, conn, chunk)
			read += n
			if err != nil {
				break
			}
			time.Sleep(almost / 8)
		}
		if err := <-result; err != nil || read < manyBytes {
			t.Errorf("%d bytes read, write: %v", read, err)
		}
		if took := time.Since(began); took < beyond {
			t.Errorf("it took %v: not slow at all", took)
		}
	})
}
