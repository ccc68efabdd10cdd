package ports

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Warehouse holds the data of the embedded platform and runs typed queries on
// them, printed in its own dialect. It takes no SQL text.
type Warehouse interface {
	// Datasets returns the datasets as they stand now, sorted by name, with
	// their columns profiled. The slice is the caller's; its columns are shared
	// and must not be changed. KindInternal.
	Datasets(ctx context.Context) ([]domain.Dataset, error)
	// Run runs a query over one dataset. A cancelled context interrupts it.
	// KindUnknownDataset, KindTooBig (more memory than the limit),
	// KindTimeout, KindCancelled, KindInternal.
	Run(ctx context.Context, q query.Select) (domain.Table, error)
}
