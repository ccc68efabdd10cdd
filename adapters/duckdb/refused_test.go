//go:build cgo

package duckdb_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestAStatementThatTheEngineRefusesSaysOfWhichKindItIsForTheLog(t *testing.T) {
	s := serve(t, map[string]string{"p.csv": "town,note\nBern,private remark\nBasel,another\n"})
	id := s.dataset("p").ID
	sum := query.Select{Dataset: id, Outputs: []query.Output{{As: "sum", Expr: query.Aggregate{Func: query.Sum, Argument: query.Column{Name: "note"}}}}}
	_, err := s.Run(t.Context(), sum)
	fault := domain.FaultFrom(err)
	if err == nil || fault.Kind != domain.KindInternal {
		t.Fatalf("a sum of texts gave %v", err)
	}
	var cause domain.Cause
	if !errors.As(fault, &cause) || !strings.Contains(string(cause), "bind") {
		t.Errorf("the log is told %q", cause)
	}
	if strings.Contains(string(cause), "note") || strings.Contains(fault.Error(), "note") {
		t.Errorf("%q and %q quote the statement", cause, fault.Error())
	}
}
