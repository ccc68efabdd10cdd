package edge_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

const megabyte = 1 << 20

// padded is a valid message of exactly n bytes.
func padded(n int) string {
	head := `{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":"`
	tail := `"}}`
	return head + strings.Repeat("x", n-len(head)-len(tail)) + tail
}

func TestAMessageOfExactlyTheLimitPasses(t *testing.T) {
	s := start(t, edge.Params{})
	got := s.post(t, padded(megabyte))
	wantStatus(t, got, http.StatusOK)
	if len(got.body) != megabyte {
		t.Errorf("%d bytes arrived", len(got.body))
	}
}

func TestALargerStreamedMessageIsRefused(t *testing.T) {
	s := start(t, edge.Params{})
	// A reader of unknown length is sent chunked.
	got := s.do(t, s.requestReader(t, io.MultiReader(strings.NewReader(padded(megabyte+1)))))
	wantStatus(t, got, http.StatusRequestEntityTooLarge)
	got.rpcError(t)
}

func TestALargerDeclaredMessageIsRefusedBeforeItIsSent(t *testing.T) {
	s := start(t, edge.Params{})
	conn := dial(t, s)
	// Only the header goes out: an answer can't have waited for the body.
	fmt.Fprintf(conn, "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", megabyte+1)
	got := readReply(t, conn)
	wantStatus(t, got, http.StatusRequestEntityTooLarge)
	if !got.Close {
		t.Error("the connection stays open for a body that nobody reads")
	}
}

func TestHeadersBeyondTheLimitAreRefused(t *testing.T) {
	s := start(t, edge.Params{})
	conn := dial(t, s)
	go fmt.Fprintf(conn, "POST /mcp HTTP/1.1\r\nHost: localhost\r\nX-Large: %s\r\n\r\n", strings.Repeat("x", 64<<10))
	wantStatus(t, readReply(t, conn), http.StatusRequestHeaderFieldsTooLarge)
}

func TestHeadersBelowTheLimitPass(t *testing.T) {
	s := start(t, edge.Params{})
	r := s.request(t, ping)
	r.Header.Set("X-Large", strings.Repeat("x", 60<<10))
	wantStatus(t, s.do(t, r), http.StatusOK)
}

func TestContentTypes(t *testing.T) {
	s := start(t, edge.Params{})
	for _, c := range []struct {
		contentType, encoding string
		status                int
	}{
		{"application/json", "", 200},
		{"application/json; charset=utf-8", "", 200},
		{"application/json", "identity", 200},
		{"application/json; charset=latin1", "", 415},
		{"text/plain", "", 415},
		{"", "", 415},
		{"application/json", "gzip", 415},
	} {
		t.Run(c.contentType+c.encoding, func(t *testing.T) {
			r := s.request(t, ping)
			r.Header.Set("Content-Type", c.contentType)
			if c.encoding != "" {
				r.Header.Set("Content-Encoding", c.encoding)
			}
			wantStatus(t, s.do(t, r), c.status)
		})
	}
}

func TestMessagesWithMoreThanOneReadingAreRefused(t *testing.T) {
	s := start(t, edge.Params{})
	nested := func(levels int) string { return strings.Repeat("[", levels) + strings.Repeat("]", levels) }
	many := `"n0":0`
	for i := 1; i < 30; i++ {
		many += fmt.Sprintf(`,"n%d":{"n0":1}`, i)
	}
	for _, c := range []struct {
		name, body string
		status     int
		code       int
		says       string
	}{
		{"64 levels", `{"id":1,"x":` + nested(63) + `}`, 200, 0, ""},
		{"65 levels", `{"id":1,"x":` + nested(64) + `}`, 400, -32700, "64 levels"},
		{"a name twice", `{"id":1,"method":"ping","method":"tools/call"}`, 400, -32700, "twice"},
		{"many names", `{"id":1,"params":{` + many + `}}`, 200, 0, ""},
		{"a name twice behind many", `{"id":1,"params":{` + many + `,"n7":2}}`, 400, -32700, "twice"},
		{"a late name twice", `{"id":1,"params":{` + many + `,"n29":2}}`, 400, -32700, "twice"},
		{"a name twice, once escaped", `{"id":1,"params":{"a":1,"\u0061":2}}`, 400, -32700, "twice"},
		{"the same name in two objects", `{"id":1,"params":{"a":{"n":1},"b":{"n":2}}}`, 200, 0, ""},
		{"bytes that are not UTF-8", "{\"id\":\"\xff\"}", 400, -32700, "UTF-8"},
		{"another spelling of a member", `{"id":1,"Method":"tools/call"}`, 400, -32600, "'method'"},
		{"a spelling that folds to it", `{"id":1,"paramſ":{}}`, 400, -32600, "'params'"},
		{"two values", `{"id":1} {}`, 400, -32700, "byte 9"},
		{"half a value", `{"id":1`, 400, -32700, "early"},
		{"nothing", ``, 400, -32700, "early"},
		{"a batch", ` [` + ping + `]`, 400, -32600, "one JSON-RPC message"},
		{"no object", `"ping"`, 400, -32600, "object"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.post(t, c.body)
			wantStatus(t, got, c.status)
			if c.status == http.StatusOK {
				return
			}
			code, message := got.rpcError(t)
			if code != c.code || !strings.Contains(message, c.says) {
				t.Errorf("%d %s", code, message)
			}
		})
	}
}

func TestManyMembersAreScannedOnce(t *testing.T) {
	s := start(t, edge.Params{})
	var body bytes.Buffer
	body.WriteString(`{"id":1`)
	for i := 0; body.Len() < megabyte-32; i++ {
		fmt.Fprintf(&body, `,"k%d":0`, i)
	}
	body.WriteString(`}`)
	wantStatus(t, s.post(t, body.String()), http.StatusOK)
}

// dial opens a bare connection for requests that no client library would make.
func dial(t *testing.T, s *site) net.Conn {
	t.Helper()
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

func readReply(t *testing.T, conn net.Conn) reply {
	t.Helper()
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{response, string(body)}
}
