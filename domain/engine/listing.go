package engine

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// listedDataset is a dataset as get_dataset_metadata lists it.
type listedDataset struct {
	SchemaID         domain.SchemaID `json:"schema_id"`
	Name             string          `json:"name"`
	Description      string          `json:"description"`
	Rows             int64           `json:"rows"`
	Columns          int             `json:"columns"`
	DataFrom         *string         `json:"data_from"`
	DataThrough      *string         `json:"data_through"`
	Measures         []string        `json:"measures"`
	Dimensions       []string        `json:"dimensions"`
	Times            []string        `json:"times"`
	ExampleQuestions []string        `json:"example_questions"`
}

// describedDataset is a dataset as get_metadata_info describes it.
type describedDataset struct {
	SchemaID         domain.SchemaID   `json:"schema_id"`
	Name             string            `json:"name"`
	Columns          []describedColumn `json:"columns"`
	ExampleQuestions []string          `json:"example_questions"`
}

type describedColumn struct {
	Name        string      `json:"name"`
	Type        domain.Type `json:"type"`
	Role        domain.Role `json:"role"`
	Description string      `json:"description"`
	Synonyms    []string    `json:"synonyms"`
	Unit        *string     `json:"unit"`
	DateFormat  *string     `json:"date_format"`
	Distinct    int64       `json:"distinct"`
	NullShare   any         `json:"null_share"`
	Min         any         `json:"min"`
	Max         any         `json:"max"`
	Examples    []string    `json:"examples"`
}

// Datasets lists the datasets that questions can be asked of.
func (e *Engine) Datasets(ctx context.Context) (domain.Answer, error) {
	ds, err := e.datasets(ctx)
	if err != nil {
		return domain.Answer{}, err
	}
	listed, names := make([]listedDataset, len(ds)), make([]domain.DatasetName, len(ds))
	for i, d := range ds {
		listed[i] = listDataset(d, e.exampleQuestions(d))
		names[i] = domain.DatasetName{ID: d.ID, Name: d.Name}
	}
	data, err := encode(struct {
		Datasets []listedDataset `json:"datasets"`
	}{listed})
	return domain.Answer{Data: data, Datasets: names}, err
}

// Columns describes the columns of one dataset; KindUnknownDataset.
func (e *Engine) Columns(ctx context.Context, id domain.SchemaID) (domain.Answer, error) {
	d, err := e.dataset(ctx, id)
	if err != nil {
		return domain.Answer{}, err
	}
	described := describedDataset{SchemaID: d.ID, Name: d.Name, Columns: make([]describedColumn, len(d.Columns)), ExampleQuestions: e.exampleQuestions(d)}
	for i, c := range d.Columns {
		described.Columns[i] = describeColumn(c)
	}
	data, err := encode(described)
	return domain.Answer{Data: data}, err
}

func listDataset(d domain.Dataset, questions []string) listedDataset {
	l := listedDataset{
		SchemaID: d.ID, Name: d.Name, Description: d.Description, Rows: d.Rows, Columns: len(d.Columns),
		Measures: withRole(d, domain.RoleMeasure), Dimensions: withRole(d, domain.RoleDimension), Times: withRole(d, domain.RoleTime),
		ExampleQuestions: questions[:min(len(questions), listedExamples)],
	}
	if c, ok := d.Column(d.DefaultTime); ok {
		from, through := covers(c)
		l.DataFrom, l.DataThrough = day(from), day(through)
	}
	return l
}

// withRole names the columns of a role, in the order of the dataset.
func withRole(d domain.Dataset, role domain.Role) []string {
	names := []string{}
	for _, c := range d.Columns {
		if c.Role == role {
			names = append(names, c.Name)
		}
	}
	return names
}

func describeColumn(c domain.Column) describedColumn {
	return describedColumn{
		Name: c.Name, Type: c.Type, Role: c.Role, Description: c.Description, Synonyms: list(c.Synonyms),
		Unit: text(c.Unit), DateFormat: text(c.DateFormat), Distinct: c.Distinct, NullShare: PValue(c.NullShare),
		Min: Cell(c.Min, c.Type), Max: Cell(c.Max, c.Type), Examples: list(c.Examples),
	}
}
