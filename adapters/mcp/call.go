package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// caller takes the calls of one tool.
type caller struct {
	tool    Tool
	service Service
	notify  notifyFunc
	metrics *metrics
	logger  *zap.Logger
	// identity is who answers, in as few words as the protocol takes: answers
	// repeat it, and mcp-go would add the icon and all else that discovery tells.
	identity *mcp.Implementation
}

// call is take for mcp-go. It would show an error's own text to the client, so
// none is ever returned.
func (c *caller) call(ctx context.Context, request mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	return c.take(ctx, request), nil
}

// take is the walk of every tool call: decode, ask, wrap. Whatever goes wrong
// is an envelope.
func (c *caller) take(ctx context.Context, request mcp.CallToolRequest) *mcp.CallToolResult {
	start := time.Now()
	end := c.metrics.begin(c.tool.Name)
	result, args, err := c.answer(ctx, request)
	outcome := outcomeSuccess
	if err != nil {
		fault := domain.FaultFrom(err)
		outcome = string(fault.Kind)
		result = c.tool.fail(fault, args)
		logFault(ctx, c.logger, "tool call failed", zap.String("tool", c.tool.Name), fault)
	}
	if server.IsModernRequest(ctx) {
		result.EnsureResultMeta().SetMetaField(mcp.MetaKeyServerInfo, c.identity)
	}
	end(outcome)
	edge.Note(ctx, c.tool.Name, outcome)
	c.logger.Debug("tool call",
		zap.String("tool", c.tool.Name),
		zap.String("outcome", outcome),
		zap.Duration("duration", time.Since(start)),
		zap.String("request_id", edge.RequestID(ctx)))
	return result
}

// answer returns the wrapped answer or an error; a panic underneath is one too.
func (c *caller) answer(ctx context.Context, request mcp.CallToolRequest) (wrapped *mcp.CallToolResult, args arguments, err error) {
	defer func() {
		if value := recover(); value != nil {
			c.logger.Error("tool panicked", append(edge.PanicFields(value),
				zap.String("tool", c.tool.Name), zap.String("request_id", edge.RequestID(ctx)))...)
			wrapped, err = nil, domain.FaultFrom(errors.New("a panic, logged where it was recovered"))
		}
	}()
	given, err := argumentsOf(ctx, request)
	if err != nil {
		return nil, args, err
	}
	args, err = c.tool.takes.decode(given)
	if err != nil {
		return nil, args, err
	}
	result, err := c.ask(ctx, request, args)
	if err != nil {
		return nil, args, err
	}
	c.metrics.answered(c.tool.Name, result)
	wrapped, err = succeed(ctx, result)
	return wrapped, args, err
}

// argumentsOf are what mcp-go has decoded, unless the edge kept them from it.
func argumentsOf(ctx context.Context, request mcp.CallToolRequest) (given any, err error) {
	text, ok := edge.Arguments(ctx)
	if !ok {
		return request.Params.Arguments, nil
	}
	if err := json.Unmarshal([]byte(text), &given); err != nil {
		return nil, fmt.Errorf("decode arguments that were found to be JSON: %w", err)
	}
	return given, nil
}

// ask runs the tool with progress reported to a client that asked for it.
func (c *caller) ask(ctx context.Context, request mcp.CallToolRequest, args arguments) (usecase.Result, error) {
	var token any
	if request.Params.Meta != nil {
		token = request.Params.Meta.ProgressToken
	}
	reports := newProgress(ctx, c.notify, token)
	if reports == nil {
		return c.tool.ask(ctx, c.service, args)
	}
	defer reports.finish(ctx)
	return c.tool.ask(domain.WithReport(ctx, reports.report), c.service, args)
}

// logFault writes what an operator can act on. A cause may quote data or an
// address, so the log names the types of its chain, and its text only where
// that is a domain.Cause: a constant of ours.
func logFault(ctx context.Context, logger *zap.Logger, message string, subject zap.Field, fault *domain.Fault) {
	level := zapcore.DebugLevel
	switch fault.Kind {
	case domain.KindInternal:
		level = zapcore.ErrorLevel
	case domain.KindTimeout, domain.KindUnreachable, domain.KindUnavailable, domain.KindCredentials,
		domain.KindNoPermission, domain.KindRateLimited, domain.KindNotUnderstood, domain.KindTooBig:
		level = zapcore.WarnLevel
	}
	logger.Log(level, message, subject,
		zap.String("kind", string(fault.Kind)),
		zap.Strings("cause_types", causeTypes(fault)),
		zap.String("cause", constantCause(fault)),
		zap.String("request_id", edge.RequestID(ctx)))
}

// constantCause is the text of the first domain.Cause of a fault's chain; empty
// without one.
func constantCause(fault *domain.Fault) string {
	var cause domain.Cause
	errors.As(fault, &cause)
	return string(cause)
}

func causeTypes(fault *domain.Fault) []string {
	types := []string{}
	for err := errors.Unwrap(fault); err != nil; err = errors.Unwrap(err) {
		types = append(types, fmt.Sprintf("%T", err))
	}
	return types
}
