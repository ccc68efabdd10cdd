package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// envelopeSchema is the output schema of every tool: what all answers share.
// Data is the platform's and stays open.
const envelopeSchema = `{"type":"object","properties":{` +
	`"status":{"type":"string","enum":["success","validation_error","error"]},` +
	`"data":{},"truncated":{"type":"boolean"},"notice":{"type":"string"},` +
	`"kind":{"type":"string"},"error":{"type":"string"},"suggestion":{"type":"string"},` +
	`"candidates":{"type":"array","items":{"type":"string"}},"retryable":{"type":"boolean"},` +
	`"query":{"type":"string"},"schema_id":{"type":["number","string"]}},"required":["status"]}`

// success is the envelope of an answer.
type success struct {
	Status    string          `json:"status"`
	Data      json.RawMessage `json:"data"`
	Truncated bool            `json:"truncated,omitempty"`
	Notice    string          `json:"notice,omitempty"`
}

// invalidCall is the envelope of a call with bad arguments.
type invalidCall struct {
	Status   string  `json:"status"`
	Error    string  `json:"error"`
	Query    *string `json:"query,omitempty"`
	SchemaID any     `json:"schema_id,omitempty"`
}

// failure is the envelope of anything else that went wrong.
type failure struct {
	Status     string      `json:"status"`
	Kind       domain.Kind `json:"kind"`
	Error      string      `json:"error"`
	Candidates []string    `json:"candidates,omitempty"`
	Suggestion string      `json:"suggestion,omitempty"`
	Retryable  bool        `json:"retryable"`
	Query      *string     `json:"query,omitempty"`
	SchemaID   any         `json:"schema_id,omitempty"`
}

// succeed wraps an answer. Data that is no JSON is a Fault of KindInternal.
func succeed(ctx context.Context, result usecase.Result) (*mcp.CallToolResult, error) {
	before, after, err := around(result)
	if err != nil {
		return nil, err
	}
	if text, value, ok := edge.Deliver(ctx, before, result.Data, after); ok {
		return &mcp.CallToolResult{Content: []mcp.Content{mcp.NewTextContent(text)}, StructuredContent: value}, nil
	}
	envelope, err := envelopeOf(result)
	if err != nil {
		return nil, err
	}
	return both(envelope, false), nil
}

// envelopeOf is an answer in its envelope, as compact JSON.
func envelopeOf(result usecase.Result) ([]byte, error) {
	before, after, err := around(result)
	if err != nil {
		return nil, err
	}
	var envelope bytes.Buffer
	envelope.Write(before)
	if err := json.Compact(&envelope, result.Data); err != nil {
		return nil, domain.FaultFrom(fmt.Errorf("encode answer: %w", err))
	}
	envelope.Write(after)
	return envelope.Bytes(), nil
}

// around is what stands before and after the data in an answer's envelope. The
// data go in by hand: the encoder would read them byte by byte once more.
func around(result usecase.Result) (before, after []byte, err error) {
	if !result.Checked && !json.Valid(result.Data) {
		return nil, nil, domain.FaultFrom(errors.New("encode answer: its data are no JSON"))
	}
	head, err := encode(success{
		Status:    "success",
		Data:      json.RawMessage("0"),
		Truncated: result.Truncated,
		Notice:    result.Notice,
	})
	if err != nil {
		return nil, nil, domain.FaultFrom(fmt.Errorf("encode answer: %w", err))
	}
	before, after, _ = bytes.Cut(head, []byte("0"))
	return before, after, nil
}

// fail wraps what came instead of an answer.
func (t Tool) fail(fault *domain.Fault, args arguments) *mcp.CallToolResult {
	var envelope any
	if fault.Kind == domain.KindInvalid {
		envelope = invalidCall{
			Status:   "validation_error",
			Error:    "Invalid request parameters: " + sentences(fault.Message, fault.Suggestion),
			Query:    args.queryEcho,
			SchemaID: args.schemaEcho,
		}
	} else {
		envelope = failure{
			Status:     "error",
			Kind:       fault.Kind,
			Error:      t.Operation + " failed: " + fault.Message,
			Candidates: fault.Candidates,
			Suggestion: suggestion(fault),
			Retryable:  fault.Retryable(),
			Query:      args.queryEcho,
			SchemaID:   args.schemaEcho,
		}
	}
	text, err := encode(envelope)
	if err != nil {
		// Strings and scalars always encode; a last word all the same.
		text = []byte(`{"status":"error","kind":"internal","error":"The service could not word its answer.","retryable":false}`)
	}
	return both(text, true)
}

// suggestion is the fault's own, or at least how long to wait.
func suggestion(fault *domain.Fault) string {
	if fault.Suggestion != "" || fault.RetryAfter <= 0 {
		return fault.Suggestion
	}
	return fmt.Sprintf("Try again in %d s.", int64(math.Ceil(fault.RetryAfter.Seconds())))
}

func sentences(first, second string) string {
	if second == "" {
		return first
	}
	return first + " " + second
}

// both puts the same JSON into both channels, since clients read one or the
// other. The result is new at every call: mcp-go writes into it.
func both(text []byte, isError bool) *mcp.CallToolResult {
	return &mcp.CallToolResult{
		Content:           []mcp.Content{mcp.NewTextContent(string(text))},
		StructuredContent: json.RawMessage(text),
		IsError:           isError,
	}
}

// encode marshals without HTML's escapes: an assistant reads "a < b" better
// than its code points, and for fewer tokens.
func encode(envelope any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(envelope); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
