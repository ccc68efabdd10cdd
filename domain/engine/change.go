package engine

import (
	"context"
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Change tells when a measure changed its level, or what the difference of two
// periods comes from.
type Change struct{}

// NewChange returns the Analyst of get_change_data.
func NewChange() Change { return Change{} }

// Name is the tool that it answers.
func (Change) Name() domain.Analysis { return domain.Change }

// Run compares two periods where the question names them or asks why, and
// looks for change points where it does not.
func (Change) Run(ctx context.Context, req Request) (*Reply, error) {
	if err := req.RefuseOthers(); err != nil {
		return nil, err
	}
	m := req.Measure()
	if len(req.Plan.Measures) > 1 {
		req.Assume(fmt.Sprintf("Of the measures named, %s is looked at; ask for the others one by one.", m.Name))
	}
	if req.Plan.Compare != nil || req.Plan.Why {
		return req.comparePeriods(ctx, m)
	}
	return req.findChanges(ctx, m)
}
