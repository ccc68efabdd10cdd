package mcp

import (
	"context"
	"errors"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// attended is a request that is no tool call. What goes wrong with one is a
// JSON-RPC error: there is no envelope for it.
type attended struct {
	operation string    // begins its errors
	subject   zap.Field // what was asked for, in the log
	logger    *zap.Logger
	// missing is the code for an unknown dataset; 0: that of bad arguments.
	missing int
}

// attend does the work of a request. Its error is safe to show as it is, which
// mcp-go does; a panic underneath is one too.
func attend[T any](ctx context.Context, a attended, work func() (T, error)) (result T, err error) {
	defer func() {
		if value := recover(); value != nil {
			a.logger.Error("request panicked", append(edge.PanicFields(value), a.subject, zap.String("request_id", edge.RequestID(ctx)))...)
			err = errors.New("a panic, logged where it was recovered")
		}
		if err != nil {
			err = a.fail(ctx, domain.FaultFrom(err))
		}
	}()
	return work()
}

// fail words a fault and chooses its code.
func (a attended) fail(ctx context.Context, fault *domain.Fault) error {
	logFault(ctx, a.logger, "request failed", a.subject, fault)
	switch fault.Kind {
	case domain.KindUnknownDataset:
		if a.missing != 0 {
			edge.ChooseErrorCode(ctx, a.missing)
			break
		}
		edge.ChooseErrorCode(ctx, mcp.INVALID_PARAMS)
	case domain.KindInvalid:
		edge.ChooseErrorCode(ctx, mcp.INVALID_PARAMS)
	}
	return errors.New(sentences(a.operation+" failed: "+fault.Message, suggestion(fault)))
}

// notFound is the code for a resource that is not there: the protocol had one
// of its own until 2026-07-28.
func notFound(ctx context.Context) int {
	if server.IsModernRequest(ctx) {
		return mcp.INVALID_PARAMS
	}
	return mcp.RESOURCE_NOT_FOUND
}
