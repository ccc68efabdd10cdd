package bench

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"time"
)

const (
	// callLimit is how long one call may take, and deadlineStep how often the
	// deadline of a connection moves: setting it costs more than looking.
	callLimit    = 60 * time.Second
	deadlineStep = time.Second
)

// connection is one caller's, kept alive. It reads no more of HTTP than it
// needs, so that the driver leaves the processors to what it measures.
type connection struct {
	net    net.Conn
	reader *bufio.Reader
	to     target
	body   []byte
	moved  time.Time // when the deadline was set
}

func dial(ctx context.Context, to target) (*connection, error) {
	c, err := new(net.Dialer).DialContext(ctx, "tcp", to.process.address)
	if err != nil {
		return nil, err
	}
	return &connection{net: c, reader: bufio.NewReader(c), to: to}, nil
}

func (c *connection) close() { _ = c.net.Close() }

// ask sends one question and reads its answer, which must be a success of at
// least so many bytes.
func (c *connection) ask(n, size int) error {
	if now := time.Now(); now.Sub(c.moved) > deadlineStep {
		c.moved = now
		if err := c.net.SetDeadline(now.Add(callLimit)); err != nil {
			return err
		}
	}
	if _, err := c.net.Write(c.to.request(c.to.process.address, n)); err != nil {
		return err
	}
	status, err := c.read()
	if err != nil {
		return fmt.Errorf("read the answer of %s: %w", c.to.name, err)
	}
	if !bytes.Equal(status, []byte("200")) || len(c.body) < size || bytes.Contains(c.body, []byte(`"isError":true`)) {
		return fmt.Errorf("%s answered %s: %.300s", c.to.name, status, c.body)
	}
	return nil
}

// read takes an answer off the connection: its status and, into c.body, its body,
// whose length must be declared, as it is in every answer that counts.
func (c *connection) read() (status []byte, err error) {
	length := -1
	for first := true; ; first = false {
		line, err := c.reader.ReadSlice('\n')
		if err != nil {
			return nil, err
		}
		line = bytes.TrimRight(line, "\r\n")
		if first {
			// HTTP/1.1 200 OK
			if _, status, _ = bytes.Cut(line, []byte(" ")); len(status) < 3 {
				return nil, fmt.Errorf("%q is no status line", line)
			}
			status = bytes.Clone(status[:3])
			continue
		}
		if len(line) == 0 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		if bytes.EqualFold(name, []byte("Content-Length")) {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return nil, err
			}
		}
	}
	if length < 0 {
		seen, _ := c.reader.Peek(c.reader.Buffered())
		return nil, errors.Join(errors.New("no Content-Length"), fmt.Errorf("status %s: %.300s", status, seen))
	}
	if cap(c.body) < length {
		c.body = make([]byte, length)
	}
	c.body = c.body[:length]
	_, err = io.ReadFull(c.reader, c.body)
	return status, err
}
