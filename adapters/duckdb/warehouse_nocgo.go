//go:build !cgo

package duckdb

import (
	"context"
	"errors"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Warehouse is not in this build.
type Warehouse struct{}

var errNoCgo = errors.New("the embedded platform is not in this build: it was built without cgo")

// New says that the embedded platform is not in this build.
func New(Params) (*Warehouse, error) { return nil, errNoCgo }

// Start does nothing: there is no warehouse.
func (*Warehouse) Start(context.Context) error { return errNoCgo }

// Close does nothing.
func (*Warehouse) Close() error { return nil }

// Datasets says that the embedded platform is not in this build.
func (*Warehouse) Datasets(context.Context) ([]domain.Dataset, error) { return nil, absent() }

// Run says that the embedded platform is not in this build.
func (*Warehouse) Run(context.Context, query.Select) (domain.Table, error) {
	return domain.Table{}, absent()
}

func absent() error {
	return domain.NewFault(domain.KindInternal, "the embedded platform is not in this build of the service.",
		"Tell whoever runs the service.").Because(errNoCgo)
}
