package engine

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// maxSuggestedDatasets is how many datasets an unknown schema id is answered
// with: enough to choose from, few enough to read.
const maxSuggestedDatasets = 5

// datasets returns the warehouse's datasets with every role worked out.
func (e *Engine) datasets(ctx context.Context) ([]domain.Dataset, error) {
	if err := left(ctx); err != nil {
		return nil, err
	}
	ds, err := e.warehouse.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	for i := range ds {
		ds[i] = withRoles(ds[i])
	}
	return ds, nil
}

// dataset returns one dataset, or a Fault of KindUnknownDataset that names the
// nearest ids there are.
func (e *Engine) dataset(ctx context.Context, id domain.SchemaID) (domain.Dataset, error) {
	if err := left(ctx); err != nil {
		return domain.Dataset{}, err
	}
	ds, err := e.warehouse.Datasets(ctx)
	if err != nil {
		return domain.Dataset{}, err
	}
	for _, d := range ds {
		if d.ID == id {
			return withRoles(d), nil
		}
	}
	return domain.Dataset{}, unknownDataset(id, ds)
}

func unknownDataset(id domain.SchemaID, ds []domain.Dataset) error {
	message := fmt.Sprintf("no dataset has the schema id %d.", id)
	if len(ds) == 0 {
		return domain.NewFault(domain.KindUnknownDataset, message, "There are no datasets yet: ask whoever runs the service to add files.")
	}
	near := append([]domain.Dataset(nil), ds...)
	sort.SliceStable(near, func(i, j int) bool { return distance(near[i].ID, id) < distance(near[j].ID, id) })
	if len(near) > maxSuggestedDatasets {
		near = near[:maxSuggestedDatasets]
	}
	names := make([]string, len(near))
	for i, d := range near {
		names[i] = fmt.Sprintf("%d (%s)", d.ID, d.Name)
	}
	rest := ""
	if n := len(ds) - len(near); n > 0 {
		rest = fmt.Sprintf(" and %d more", n)
	}
	return domain.NewFault(domain.KindUnknownDataset, message,
		fmt.Sprintf("Use one of: %s%s. get_dataset_metadata lists them all.", strings.Join(names, ", "), rest))
}

func distance(a, b domain.SchemaID) domain.SchemaID {
	if a < b {
		return b - a
	}
	return a - b
}
