package mcp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sync/atomic"

	"github.com/mark3labs/mcp-go/mcp"
)

// maxLine is the longest message taken, as over HTTP: a question has at most
// 5,000 characters, so this is room for whatever else a client may add.
const maxLine = 1 << 20

// queuedNotifications is how many reports of progress wait to be written; what
// is over it is not told, as over HTTP.
const queuedNotifications = 100

// inputLine is one line of input, or what came instead.
type inputLine struct {
	text    []byte
	tooLong bool
	err     error
}

// readLines hands over line after line, the last one with or without its end,
// and closes lines where there is no more. It ends early once left is closed.
func readLines(in io.Reader, lines chan<- inputLine, left <-chan struct{}) {
	defer close(lines)
	reader := bufio.NewReader(in)
	for {
		line := readLine(reader)
		end := errors.Is(line.err, io.EOF)
		if end {
			line.err = nil
		}
		if line.err == nil && !line.tooLong && len(bytes.TrimSpace(line.text)) == 0 {
			if end {
				return
			}
			continue
		}
		select {
		case lines <- line:
		case <-left:
			return
		}
		if end || line.err != nil {
			return
		}
	}
}

// readLine reads to the end of a line, keeping no more of it than is taken.
func readLine(reader *bufio.Reader) inputLine {
	var line inputLine
	for {
		part, err := reader.ReadSlice('\n')
		if len(line.text)+len(part) > maxLine {
			line.tooLong, line.text = true, nil
		}
		if !line.tooLong {
			line.text = append(line.text, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			line.err = err
			return line
		}
	}
}

// lineWriter writes answers and notifications, one goroutine for both: the
// notifications of a call are queued before its answer, and so written before it.
type lineWriter struct {
	encoder       *json.Encoder
	notifications <-chan mcp.JSONRPCNotification
	answers       chan mcp.JSONRPCMessage
}

func newLineWriter(out io.Writer, notifications <-chan mcp.JSONRPCNotification) *lineWriter {
	encoder := json.NewEncoder(out) // a Write a message, with its line end
	encoder.SetEscapeHTML(false)
	return &lineWriter{encoder: encoder, notifications: notifications, answers: make(chan mcp.JSONRPCMessage)}
}

// run writes until answers is closed. Where that fails it calls lost, once, and
// takes the rest without writing it, so that nobody waits; its error is that
// failure.
func (w *lineWriter) run(lost func()) error {
	var broken error
	write := func(message any) {
		if broken != nil {
			return
		}
		if broken = w.encoder.Encode(message); broken != nil {
			lost()
		}
	}
	for {
		select {
		case notification := <-w.notifications:
			write(notification)
		case answer, more := <-w.answers:
			w.flush(write)
			if !more {
				return broken
			}
			write(answer)
		}
	}
}

// flush writes the notifications that are queued.
func (w *lineWriter) flush(write func(any)) {
	for {
		select {
		case notification := <-w.notifications:
			write(notification)
		default:
			return
		}
	}
}

// pipeSession is what mcp-go knows of the client behind the pipes: where its
// notifications go.
type pipeSession struct {
	notifications chan mcp.JSONRPCNotification
	introduced    atomic.Bool
}

func newPipeSession() *pipeSession {
	return &pipeSession{notifications: make(chan mcp.JSONRPCNotification, queuedNotifications)}
}

// SessionID, NotificationChannel, Initialize and Initialized are those of
// server.ClientSession.
func (*pipeSession) SessionID() string { return "stdio" }

func (s *pipeSession) NotificationChannel() chan<- mcp.JSONRPCNotification { return s.notifications }

func (s *pipeSession) Initialize()       { s.introduced.Store(true) }
func (s *pipeSession) Initialized() bool { return s.introduced.Load() }
