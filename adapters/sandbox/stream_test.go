package sandbox_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
)

// pieces makes a call over a bare connection and returns the chunks in which
// its body was sent (RFC 9112, 7.1), which are what the server flushed.
func (c *client) pieces(path, body string) (pieces []string) {
	c.t.Helper()
	connection, err := net.Dial("tcp", strings.TrimPrefix(c.base, "http://"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer connection.Close()
	if err := c.request(c.t.Context(), http.MethodPost, path, body).Write(connection); err != nil {
		c.t.Fatal(err)
	}
	reader := bufio.NewReader(connection)
	line := func() string {
		text, err := reader.ReadString('\n')
		if err != nil {
			c.t.Fatal(err)
		}
		return strings.TrimSpace(text)
	}
	head := line()
	for header := line(); header != ""; header = line() {
		head += "\n" + header
	}
	if !strings.Contains(head, "200") || !strings.Contains(head, "Transfer-Encoding: chunked") {
		c.t.Fatalf("not streamed: %s", head)
	}
	for {
		size, err := strconv.ParseInt(line(), 16, 32)
		if err != nil {
			c.t.Fatal(err)
		}
		if size == 0 {
			return pieces
		}
		piece := make([]byte, size)
		if _, err := io.ReadFull(reader, piece); err != nil {
			c.t.Fatal(err)
		}
		pieces = append(pieces, string(piece))
		line()
	}
}

func TestAStreamedAnswerComesInPiecesOfWholeLines(t *testing.T) {
	var answer bytes.Buffer
	answer.WriteString(`{"summary":"Sales, \"net\"","rows":[`)
	for i := range 500 {
		fmt.Fprintf(&answer, `["Region, %d",%d],`, i, i)
	}
	answer.WriteString(`["last",[1,2]]],"totals":{"Sales":1}}`)
	_, c := open(t, sandbox.Params{Platform: memory{answer: answer.String()}})
	c.logIn()
	pieces := c.pieces(enginePath+"nlq-to-data", `{"userQuery":"total","schemaId":7}`)
	if len(pieces) < 10 {
		t.Errorf("%d pieces", len(pieces))
	}
	if pieces[0] != `{"summary":"Sales, \"net\"",`+"\n" {
		t.Errorf("it begins with %q", pieces[0])
	}
	for _, piece := range pieces {
		if !strings.HasSuffix(piece, "\n") {
			t.Errorf("a piece ends within a line: %q", piece)
		}
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(strings.Join(pieces, ""))); err != nil || compact.String() != answer.String() {
		t.Errorf("the pieces are not the answer: %v", err)
	}
}

func TestEvenASmallStreamedAnswerComesInPieces(t *testing.T) {
	_, c := open(t, sandbox.Params{Platform: small()})
	c.logIn()
	if pieces := c.pieces(enginePath+"nlq-to-data", `{"userQuery":"total","schemaId":7}`); len(pieces) < 2 {
		t.Errorf("%q", pieces)
	}
}
