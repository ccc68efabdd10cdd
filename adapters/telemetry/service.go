package telemetry

import (
	"context"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// The attributes of use-cases. There is no convention for them: they bear our
// name.
const (
	answerBytes  = attribute.Key("lumenore.answer.bytes")
	answerCut    = attribute.Key("lumenore.answer.cut")
	answerSource = attribute.Key("lumenore.answer.source")
	errorType    = attribute.Key("error.type")
)

// Service is the use-cases, with a span around each.
type Service struct {
	inner  *usecase.Service
	tracer trace.Tracer
}

// NewService wraps the use-cases.
func NewService(inner *usecase.Service, t *Telemetry) *Service {
	return &Service{inner: inner, tracer: t.Tracer()}
}

// Analyses lists what Answer takes.
func (s *Service) Analyses() []domain.Analysis { return s.inner.Analyses() }

// Datasets lists the datasets.
func (s *Service) Datasets(ctx context.Context) (usecase.Result, error) {
	return s.watch(ctx, "list datasets", s.inner.Datasets)
}

// Columns describes one dataset.
func (s *Service) Columns(ctx context.Context, id domain.SchemaID) (usecase.Result, error) {
	return s.watch(ctx, "describe dataset", func(ctx context.Context) (usecase.Result, error) { return s.inner.Columns(ctx, id) })
}

// Answer runs one analysis. Its name is the span's, whatever the analysis: what a
// caller may choose freely must not name spans.
func (s *Service) Answer(ctx context.Context, analysis domain.Analysis, userQuery string, id domain.SchemaID) (usecase.Result, error) {
	return s.watch(ctx, "answer question", func(ctx context.Context) (usecase.Result, error) {
		return s.inner.Answer(ctx, analysis, userQuery, id)
	})
}

func (s *Service) watch(ctx context.Context, name string, call func(context.Context) (usecase.Result, error)) (usecase.Result, error) {
	ctx, span := s.tracer.Start(ctx, name)
	defer span.End()
	result, err := call(ctx)
	if err != nil {
		fail(span, err)
		return result, err
	}
	span.SetAttributes(answerBytes.Int(len(result.Data)), answerCut.Bool(result.Truncated))
	return result, nil
}

// fail marks a span with the kind of what went wrong. A question that can't be
// read is an answer to its caller, but not one that was asked for: an error too.
func fail(span trace.Span, err error) {
	span.SetAttributes(errorType.String(string(domain.FaultFrom(err).Kind)))
	span.SetStatus(codes.Error, "")
}

// NoteSource tells the span of a use-case where its answer came from.
func NoteSource(ctx context.Context, source usecase.Source) {
	trace.SpanFromContext(ctx).SetAttributes(answerSource.String(string(source)))
}
