package mcp_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/client/transport"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"

	lumenore "github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// pipes is a server under test at the other end of two pipes.
type pipes struct {
	*lumenore.Stdio
	in     *io.PipeWriter
	out    *io.PipeReader
	served chan error
}

func overPipes(t *testing.T, s lumenore.Service) *pipes {
	t.Helper()
	theirs, in := io.Pipe()
	out, ours := io.Pipe()
	server, err := lumenore.NewStdio(lumenore.Params{
		Service: s, Tools: allTools(), Prompts: allPrompts(), Resources: allResources(),
		Version: "1.2.3", Registry: prometheus.NewRegistry(), Logger: zap.NewNop(),
	}, theirs, ours)
	if err != nil {
		t.Fatal(err)
	}
	p := &pipes{Stdio: server, in: in, out: out, served: make(chan error, 1)}
	go func() {
		p.served <- server.Serve()
		ours.Close()
	}()
	t.Cleanup(func() { in.Close() })
	return p
}

// send writes a line; the server reads it.
func (p *pipes) send(t *testing.T, line string) {
	t.Helper()
	if _, err := io.WriteString(p.in, line); err != nil {
		t.Fatal(err)
	}
}

// lines are all that the server writes until it ends.
func (p *pipes) lines(t *testing.T) []string {
	t.Helper()
	lines := []string{}
	scanner := bufio.NewScanner(p.out)
	scanner.Buffer(nil, 4<<20)
	for scanner.Scan() {
		lines = append(lines, scanner.Text())
	}
	if err := scanner.Err(); err != nil {
		t.Error(err)
	}
	return lines
}

// toolCall is a call as one line, without its end.
func toolCall(id int, question string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"_meta":{"progressToken":"p%d"},"name":"nlq_to_data","arguments":{"userQuery":%q,"schemaId":7}}}`, id, id, question)
}

const hello = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}` + "\n"

func TestOverStdioBothClientsAreServedInBothEras(t *testing.T) {
	check := func(t *testing.T, a assistant) {
		answer, err := a.call(t.Context(), "nlq_to_data", map[string]any{"userQuery": "sales", "schemaId": 7})
		if err != nil || !strings.Contains(answer, `"asked":"sales"`) {
			t.Error(answer, err)
		}
		if text, err := a.prompt(t.Context(), "sales_analysis", map[string]string{"schemaId": "7"}); err != nil || !strings.Contains(text, "schemaId 7") {
			t.Error(text, err)
		}
		if text, err := a.read(t.Context(), "lumenore://datasets/7"); err != nil || !strings.Contains(text, `"schema_id":7`) {
			t.Error(text, err)
		}
		if _, err := a.read(t.Context(), "lumenore://datasets/8"); err == nil || !strings.Contains(err.Error(), "no dataset has schema_id 8") {
			t.Error(err)
		}
		if got, err := a.completePrompt(t.Context(), "sales_analysis", "schemaId", "sal"); err != nil || len(got.values) != 1 {
			t.Error(got, err)
		}
	}
	for _, version := range []string{legacy, modern} {
		t.Run("SDK "+version, func(t *testing.T) {
			p := overPipes(t, service{analyses: every})
			session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(),
				&mcp.IOTransport{Reader: p.out, Writer: p.in}, &mcp.ClientSessionOptions{ProtocolVersion: version})
			if err != nil {
				t.Fatal(err)
			}
			check(t, sdk{session})
			if err := session.Close(); err != nil {
				t.Error(err)
			}
			if err := <-p.served; err != nil {
				t.Error(err)
			}
		})
		t.Run("mcp-go "+version, func(t *testing.T) {
			p := overPipes(t, service{analyses: every})
			check(t, startMCPGo(t, transport.NewIO(p.out, p.in, io.NopCloser(strings.NewReader(""))), version))
		})
	}
}

func TestWhatWasAskedBeforeTheInputEndedIsAnswered(t *testing.T) {
	waiting := newPatient()
	p := overPipes(t, service{analyses: every, answer: waiting.answer})
	go func() {
		p.send(t, hello+toolCall(1, "one")+"\n\n"+toolCall(2, "two")) // the last line has no end
		p.in.Close()
		<-waiting.arrived
		<-waiting.arrived
		close(waiting.release)
	}()
	text := strings.Join(p.lines(t), "\n")
	if strings.Count(text, `"text":"{\"status\":\"success\",\"data\":\"done\"}"`) != 2 {
		t.Error(text)
	}
	if err := <-p.served; err != nil {
		t.Error(err)
	}
}

func TestOverStdioProgressComesBeforeTheAnswer(t *testing.T) {
	const calls = 20
	p := overPipes(t, service{analyses: every, answer: func(ctx context.Context, _ string) (usecase.Result, error) {
		for range 3 {
			domain.Progress(ctx, "a step")
		}
		return usecase.Result{Data: json.RawMessage(`1`)}, nil
	}})
	go func() {
		p.send(t, hello)
		for id := range calls {
			p.send(t, toolCall(id+1, "sales")+"\n")
		}
		p.in.Close()
	}()
	told := map[string]int{}
	answers := 0
	for _, line := range p.lines(t) {
		var message struct {
			ID     int `json:"id"`
			Params struct {
				Token string `json:"progressToken"`
			} `json:"params"`
		}
		if err := json.Unmarshal([]byte(line), &message); err != nil {
			t.Fatal(err)
		}
		switch {
		case message.Params.Token != "":
			told[message.Params.Token]++
		case message.ID > 0:
			answers++
			if n := told[fmt.Sprintf("p%d", message.ID)]; n != 3 {
				t.Errorf("%d reports before answer %d", n, message.ID)
			}
		}
	}
	if answers != calls {
		t.Errorf("%d answers", answers)
	}
}

func TestOverStdioAClientCancelsItsCall(t *testing.T) {
	waiting := newPatient()
	p := overPipes(t, service{analyses: every, answer: waiting.answer})
	go func() {
		p.send(t, hello+toolCall(1, "one")+"\n")
		<-waiting.arrived
		p.send(t, `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}`+"\n")
		<-waiting.left
		p.in.Close()
	}()
	p.lines(t)
	if err := <-p.served; err != nil {
		t.Error(err)
	}
}

func TestLinesThatAreNoMessagesAreRefusedAndTheNextIsAnswered(t *testing.T) {
	p := overPipes(t, service{analyses: every})
	go func() {
		p.send(t, "{\n"+`{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":"`+strings.Repeat("x", 1<<20)+`"}}`+"\n"+
			`{"jsonrpc":"1.0","id":2,"method":"ping"}`+"\n"+`{"jsonrpc":"2.0","id":4,"method":"resources/read","params":{"uri":7}}`+"\n"+`{"jsonrpc":"2.0","id":3,"method":"ping"}`+"\n")
		p.in.Close()
	}()
	text := strings.Join(p.lines(t), "\n")
	for _, want := range []string{`"code":-32700`, "longer than 1 MiB", `"id":2,"error":{"code":-32600`, `"id":4,"error":{"code":-32600,"message":"The params do not have the types`, `"id":3,"result":{}`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in %s", want, text)
		}
	}
}

func TestAStoppingStdioServerAnswersWhatItHasTaken(t *testing.T) {
	waiting := newPatient()
	p := overPipes(t, service{analyses: every, answer: waiting.answer})
	lines := make(chan []string, 1)
	go func() { lines <- p.lines(t) }()
	p.send(t, toolCall(1, "one")+"\n")
	<-waiting.arrived
	drained := make(chan error, 1)
	go func() { drained <- p.Drain(context.Background()) }()
	close(waiting.release)
	if err := <-drained; err != nil {
		t.Error(err)
	}
	if got := <-lines; len(got) != 1 || !strings.Contains(got[0], "done") {
		t.Error(got)
	}
}

func TestAStoppingStdioServerWaitsNoLongerThanItMay(t *testing.T) {
	waiting := newPatient()
	p := overPipes(t, service{analyses: every, answer: waiting.answer})
	go p.lines(t)
	p.send(t, toolCall(1, "one")+"\n")
	<-waiting.arrived
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := p.Drain(ctx); err == nil {
		t.Error("no error for a call that was cut")
	}
	if err := <-waiting.left; err == nil {
		t.Error("the call was not cancelled")
	}
	<-p.served
}

func TestAClientThatIsGoneEndsItsCalls(t *testing.T) {
	waiting := newPatient()
	p := overPipes(t, service{analyses: every, answer: waiting.answer})
	p.send(t, toolCall(1, "one")+"\n")
	<-waiting.arrived
	p.out.Close()
	p.send(t, `{"jsonrpc":"2.0","id":2,"method":"ping"}`+"\n")
	if err := <-waiting.left; err == nil {
		t.Error("the call was not cancelled")
	}
	if err := <-p.served; err == nil {
		t.Error("no error for an output that is gone")
	}
}
