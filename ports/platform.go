package ports

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Platform answers questions: Lumenore's cloud API, or the embedded engine.
//
// Every method may return the kinds KindTimeout, KindCancelled, KindBusy and
// KindInternal; a platform behind a network also KindUnreachable,
// KindUnavailable, KindCredentials, KindNoPermission, KindRateLimited and
// KindNotUnderstood.
type Platform interface {
	// Analyses lists what Answer takes, in a fixed order. Tools for other
	// analyses are not offered.
	Analyses() []domain.Analysis
	// Datasets lists the datasets that questions can be asked of, and names them
	// beside the list.
	Datasets(ctx context.Context) (domain.Answer, error)
	// Columns describes the columns of one dataset; KindUnknownDataset.
	Columns(ctx context.Context, id domain.SchemaID) (domain.Answer, error)
	// Answer runs one analysis; KindUnknownDataset, and whatever kinds say why
	// the question can't be answered.
	Answer(ctx context.Context, analysis domain.Analysis, question domain.Question) (domain.Answer, error)
}
