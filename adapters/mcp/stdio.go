package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// Stdio offers the same over a pair of pipes, to the one client that started
// this process: a JSON-RPC message a line.
//
// It is not mcp-go's own loop because that one cancels the calls in flight when
// its input ends, so that `printf … | lumenore-mcp --stdio` answers nothing,
// shows a panic's text to the client, takes lines of any length, and may write
// a call's progress after its answer.
type Stdio struct {
	core   *server.MCPServer
	in     io.Reader
	out    io.Writer
	places chan struct{} // of requests at work
	logger *zap.Logger

	calls  context.Context // of all requests
	cancel context.CancelFunc
	stop   chan struct{} // closed by Drain
	once   sync.Once
	done   chan struct{} // closed when Serve has returned
}

// NewStdio wires tools and mcp-go to the two pipes; nothing is read yet. Of p,
// what concerns HTTP is not used.
func NewStdio(p Params, in io.Reader, out io.Writer) (*Stdio, error) {
	if p.Service == nil || p.Registry == nil || p.Logger == nil || in == nil || out == nil {
		return nil, errors.New("mcp: Service, Registry, Logger and both pipes are required")
	}
	if p.MaxConcurrent == 0 {
		p.MaxConcurrent = edge.DefaultMaxConcurrent
	}
	counts, err := newMetrics(p.Registry)
	if err != nil {
		return nil, err
	}
	core, _, err := newCore(p, counts)
	if err != nil {
		return nil, err
	}
	calls, cancel := context.WithCancel(context.Background())
	return &Stdio{
		core:   core,
		in:     in,
		out:    out,
		places: make(chan struct{}, p.MaxConcurrent),
		logger: p.Logger,
		calls:  calls,
		cancel: cancel,
		stop:   make(chan struct{}),
		done:   make(chan struct{}),
	}, nil
}

// Serve answers until the input ends or Drain is called, and returns once all
// that was asked is answered. An output that can't be written ends it with an
// error: the client is gone.
func (s *Stdio) Serve() error {
	defer close(s.done)
	defer s.cancel()
	session := newPipeSession()
	ctx := s.core.WithContext(s.calls, session)
	writer := newLineWriter(s.out, session.notifications)
	written := make(chan error, 1)
	go func() { written <- writer.run(s.cancel) }() // nobody would read what is still at work
	var working sync.WaitGroup
	readErr := s.read(ctx, &working, writer.answers)
	working.Wait()
	close(writer.answers)
	if err := <-written; err != nil {
		return fmt.Errorf("serve MCP over stdio: write: %w", err)
	}
	if readErr != nil {
		return fmt.Errorf("serve MCP over stdio: read: %w", readErr)
	}
	return nil
}

// read takes message after message until there is none.
func (s *Stdio) read(ctx context.Context, working *sync.WaitGroup, answers chan<- mcp.JSONRPCMessage) error {
	lines := make(chan inputLine)
	// A read can't be interrupted: where Serve ends before the input does, this
	// goroutine stays until the process has left.
	go readLines(s.in, lines, s.done)
	for {
		select {
		case <-s.stop:
			return nil
		case <-ctx.Done():
			return nil
		case line, ok := <-lines:
			if !ok {
				return nil
			}
			if line.err != nil {
				return line.err
			}
			s.take(ctx, line, working, answers)
		}
	}
}

// take answers one message. Requests are worked on beside each other; the
// handshake and notifications, which change what follows them, are not.
func (s *Stdio) take(ctx context.Context, line inputLine, working *sync.WaitGroup, answers chan<- mcp.JSONRPCMessage) {
	if line.tooLong {
		answers <- rpcError(nil, mcp.INVALID_REQUEST, "The message is longer than 1 MiB. Send less at once.")
		return
	}
	var head struct {
		ID     any    `json:"id"`
		Method string `json:"method"`
	}
	// What is no JSON-RPC message is refused by mcp-go.
	_ = json.Unmarshal(line.text, &head)
	if head.ID == nil || head.Method == string(mcp.MethodInitialize) {
		s.answer(ctx, head.ID, line.text, answers)
		return
	}
	s.places <- struct{}{}
	working.Go(func() {
		defer func() { <-s.places }()
		s.answer(ctx, head.ID, line.text, answers)
	})
}

// answer has mcp-go answer a message; notifications have no answer.
func (s *Stdio) answer(ctx context.Context, id any, message json.RawMessage, answers chan<- mcp.JSONRPCMessage) {
	defer func() {
		if value := recover(); value != nil {
			s.logger.Error("message panicked", edge.PanicFields(value)...)
			answers <- rpcError(id, mcp.INTERNAL_ERROR, "The service could not finish this request because of an internal error.")
		}
	}()
	var code edge.ErrorCode
	answer := s.core.HandleMessage(edge.WithErrorCode(ctx, &code), message)
	if failed, ok := answer.(mcp.JSONRPCError); ok {
		failed.Error.Code = code.Or(failed.Error.Code)
		failed.Error.Message = edge.PlainMessage(failed.Error.Message)
		answer = failed
	}
	if answer != nil {
		answers <- answer
	}
}

// Drain stops reading and waits until what was asked before is answered; what
// is not when ctx ends is cancelled, and that is an error.
func (s *Stdio) Drain(ctx context.Context) error {
	s.once.Do(func() { close(s.stop) })
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		s.cancel()
		return fmt.Errorf("drain MCP over stdio: calls in flight were cut: %w", ctx.Err())
	}
}

func rpcError(id any, code int, message string) mcp.JSONRPCMessage {
	return mcp.NewJSONRPCError(mcp.NewRequestId(id), code, message, nil)
}
