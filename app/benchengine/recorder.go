package benchengine

import (
	"context"
	"sync"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// recorder is a warehouse that notes the statements that ran.
type recorder struct {
	ports.Warehouse

	mu         sync.Mutex
	statements []string
}

// Run runs a query and notes its statement.
func (r *recorder) Run(ctx context.Context, q query.Select) (domain.Table, error) {
	t, err := r.Warehouse.Run(ctx, q)
	if err == nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.statements = append(r.statements, t.SQL)
	}
	return t, err
}

// take returns the statements since the last time.
func (r *recorder) take() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := r.statements
	r.statements = nil
	return taken
}
