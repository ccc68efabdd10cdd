package engine

import (
	"bytes"
	"encoding/json"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Reply is an answer to a question in the contract's shape; its fields are
// marshalled in this order, so that equal answers are equal bytes.
type Reply struct {
	Summary        string         `json:"summary"`        // the answer in a sentence or two
	Interpretation Interpretation `json:"interpretation"` // how the question was read
	*Grid                         // nil: the analysis has no rows
	Analysis       any            `json:"analysis,omitempty"`
	Caveats        []string       `json:"caveats"`    // what to say with the figures
	FollowUps      []FollowUp     `json:"follow_ups"` // calls that would carry on
	Provenance     Provenance     `json:"provenance"` // where the numbers come from
}

// Grid is the table of an answer.
type Grid struct {
	Columns   []Column       `json:"columns"`
	Rows      [][]any        `json:"rows"`             // in the order of columns
	RowCount  int            `json:"row_count"`        // rows that are shown here
	TotalRows int            `json:"total_rows"`       // rows that the question asks for, shown or not
	Groups    int            `json:"groups"`           // members before the question's own limit
	Totals    map[string]any `json:"totals,omitempty"` // by measure, computed ungrouped

	cut bool // the rows are the first ones of TotalRows: the rest could not fit
}

// Column heads a column of a Grid.
type Column struct {
	Name string      `json:"name"`
	Type domain.Type `json:"type"`
	Unit string      `json:"unit,omitempty"`
}

// Provenance says where the numbers come from.
type Provenance struct {
	Dataset      string          `json:"dataset"`
	SchemaID     domain.SchemaID `json:"schema_id"`
	SQL          string          `json:"sql"`           // a query that ran, as the engine read it
	RowsUsed     int64           `json:"rows_used"`     // rows that the answer rests on
	RowsExcluded int64           `json:"rows_excluded"` // rows of the selection without a value
	DataThrough  *string         `json:"data_through"`  // last day of the data
	DataVersion  string          `json:"data_version"`  // changes when the data do
}

// NewReply starts the answer to a request: how it was read and where the
// numbers come from. sql is what ran.
func (r *Request) NewReply(sql string, u Usage) *Reply {
	d := r.Dataset()
	return &Reply{
		Interpretation: interpret(r.Plan),
		Caveats:        r.oddities(),
		FollowUps:      []FollowUp{},
		Provenance: Provenance{
			Dataset: d.Name, SchemaID: d.ID, SQL: sql, RowsUsed: u.Used, RowsExcluded: u.Excluded,
			DataThrough: day(r.Calendar().DataThrough), DataVersion: d.Version,
		},
	}
}

// Caveat adds a caveat; an empty one is none.
func (p *Reply) Caveat(sentence string) {
	if sentence != "" {
		p.Caveats = append(p.Caveats, sentence)
	}
}

// answer is the reply as the platform returns it.
func (p *Reply) answer() (domain.Answer, error) {
	data, err := encode(p)
	if err != nil {
		return domain.Answer{}, err
	}
	a := domain.Answer{Data: data}
	if p.Grid != nil && p.cut {
		a.Lengths = map[string]int{"rows": p.TotalRows}
	}
	return a, nil
}

// encode marshals without escaping HTML: answers are read, not embedded.
func encode(v any) (json.RawMessage, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(out.Bytes(), "\n"), nil
}
