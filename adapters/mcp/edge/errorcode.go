package edge

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"sync/atomic"
)

// firstModern is the first protocol version in which the HTTP status tells an
// error's class. Versions are dates, so that text order is their order.
const firstModern = "2026-07-28"

// ErrorCode is the code that a handler chose for the JSON-RPC error that
// answers its request. mcp-go answers every handler's error with -32603, which
// tells clients that the server is broken.
type ErrorCode struct{ chosen atomic.Int32 }

type errorCodeKey struct{}

// WithErrorCode lets a handler under ctx choose.
func WithErrorCode(ctx context.Context, c *ErrorCode) context.Context {
	return context.WithValue(ctx, errorCodeKey{}, c)
}

// ChooseErrorCode chooses the code of the error that the handler is about to
// return. Where nobody asks it does nothing.
func ChooseErrorCode(ctx context.Context, code int) {
	if c, ok := ctx.Value(errorCodeKey{}).(*ErrorCode); ok {
		c.chosen.Store(int32(code))
	}
}

// Or is the code that was chosen, or else the given one.
func (c *ErrorCode) Or(code int) int {
	if chosen := int(c.chosen.Load()); chosen != 0 {
		return chosen
	}
	return code
}

// errorStart is how mcp-go begins an error. It can't stand inside an id or a
// message, whose quotes are escaped.
func errorStart() []byte { return errorHead(codeInternal) }

// errorHead is how an error with this code begins.
func errorHead(code int) []byte { return []byte(`"error":{"code":` + strconv.Itoa(code) + `,`) }

// fill returns what mcp-go has written, with the code that was chosen and in
// words of our own.
func (c *ErrorCode) fill(p []byte) []byte {
	chosen := c.chosen.Load()
	if chosen == 0 {
		return plain(p)
	}
	return bytes.Replace(p, errorStart(), errorHead(int(chosen)), 1)
}

// status is the HTTP status that belongs to the code: whichever a handler
// chooses, the request was at fault. mcp-go took the service to be.
func (c *ErrorCode) status(status int, version string) int {
	if status == http.StatusOK && version >= firstModern && c.chosen.Load() != 0 {
		return http.StatusBadRequest
	}
	return status
}
