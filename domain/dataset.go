package domain

import "time"

// Type is a column's type as get_metadata_info names it.
type Type string

// The column types.
const (
	String    Type = "string"
	Integer   Type = "integer"
	Number    Type = "number"
	Boolean   Type = "boolean"
	Date      Type = "date"
	Timestamp Type = "timestamp"
)

// Numeric reports whether values of the type can be added.
func (t Type) Numeric() bool { return t == Integer || t == Number }

// Temporal reports whether values of the type are points in time.
func (t Type) Temporal() bool { return t == Date || t == Timestamp }

// Role is what a column is for in a question.
type Role string

// The roles. A year held as an integer has RoleTime with type Integer.
const (
	RoleMeasure    Role = "measure"    // a quantity to aggregate
	RoleDimension  Role = "dimension"  // something to group and filter by
	RoleTime       Role = "time"       // when it happened
	RoleIdentifier Role = "identifier" // names or numbers one record or thing
)

// Dataset is one table that questions can be asked of.
type Dataset struct {
	ID             SchemaID
	Name           string // as listed: "sales", "eu/sales", "book/sheet"
	Description    string
	Rows           int64
	Columns        []Column
	DefaultMeasure string // a column's name, or empty
	DefaultTime    string // a column's name, or empty
	Version        string // changes when the data do; equal for equal data
}

// Column describes one column and what its values look like.
type Column struct {
	Name        string // unique within its dataset, as the source spells it
	Type        Type
	Role        Role // empty until worked out, unless the catalog sets it
	Description string
	Synonyms    []string
	Unit        string // "USD", "%", or empty
	DateFormat  string // how the source wrote dates, as in "MM/DD/YYYY"
	Good        string // "up" or "down": which direction is good news, where the catalog says
	Distinct    int64
	NullShare   float64 // 0 to 1
	Min, Max    any     // a cell of the column's type (see Table), nil where all are null
	Examples    []string
	Mean        float64 // of the numbers; 0 for other types and where it is not known
	Deviation   float64 // population standard deviation of the numbers; 0 where Mean is not known
	MeanLength  float64 // mean length of the texts, in characters; 0 for other types
}

// DatasetName is what a dataset is called by, and by whom: its id in calls, its
// name among people.
type DatasetName struct {
	ID   SchemaID
	Name string
}

// Column returns the column with exactly this name.
func (d *Dataset) Column(name string) (Column, bool) {
	for _, c := range d.Columns {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// Period is a span of days, both ends inclusive.
type Period struct {
	From, To time.Time // midnight UTC of the first and the last day
	Phrase   string    // the words that were read as this period
}

// Table is a small result: what a warehouse answers. A cell is nil, string,
// int64, float64, bool or time.Time (a date is midnight UTC).
type Table struct {
	Columns []TableColumn
	Rows    [][]any
	SQL     string // what ran, for the answer's provenance; values are shown in it
}

// TableColumn heads a column of a Table.
type TableColumn struct {
	Name string
	Type Type
}
