//go:build cgo

package duckdb

import (
	"context"
	"errors"
	"fmt"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// fault words an error for an assistant.
func fault(err error) error {
	var already *domain.Fault
	var engine *duckdb.Error
	switch {
	case errors.As(err, &already):
		return already
	case errors.Is(err, context.DeadlineExceeded):
		return domain.NewFault(domain.KindTimeout, "the query took longer than it may.",
			"Ask for less: a shorter period, a filter or fewer dimensions.").Because(err)
	case errors.Is(err, context.Canceled):
		return domain.NewFault(domain.KindCancelled, "the query was cancelled.", "").Because(err)
	case errors.As(err, &engine) && engine.Type == duckdb.ErrorTypeOutOfMemory:
		return tooBig().Because(err)
	case errors.As(err, &engine):
		return domain.FaultFrom(errors.Join(refused(engine), err))
	}
	return domain.FaultFrom(err)
}

func tooBig() *domain.Fault {
	return domain.NewFault(domain.KindTooBig, "the query needs more memory than the service may use.",
		"Narrow the question: a shorter period, a filter, fewer dimensions or only the top values.")
}

func unknownDataset(id domain.SchemaID) error {
	return domain.NewFault(domain.KindUnknownDataset, fmt.Sprintf("no dataset has the schema id %d.", id),
		"Call get_dataset_metadata for the schema ids.")
}

func notOpen() error {
	return domain.NewFault(domain.KindInternal, "the data files are not in service.",
		"Try again in a moment.")
}

// outOfRange reports that an integer outgrew its 64 bits.
func outOfRange(err error) bool {
	var engine *duckdb.Error
	return errors.As(err, &engine) &&
		(engine.Type == duckdb.ErrorTypeOutOfRange || engine.Type == duckdb.ErrorTypeConversion)
}
