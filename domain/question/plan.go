package question

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Form is the shape of the rows that a plan asks for.
type Form string

// The forms.
const (
	// Grouped: a row for each combination of the dimensions, with the
	// measures; without dimensions, one row.
	Grouped Form = "grouped"
	// Records: the rows of the dataset themselves, with Fields.
	Records Form = "records"
	// Members: the distinct values of the dimensions.
	Members Form = "members"
)

// Plan is how a question was read. Every name in it is a column of the
// dataset; every expression is over the dataset's columns, or, where Inner is
// set and for Measures and Dimensions, over Inner's outputs.
type Plan struct {
	Dataset    domain.Dataset
	Form       Form
	Measures   []Measure
	Dimensions []Dimension
	Fields     []string // for Records: the columns to show
	Filters    []Filter // all must hold
	Having     []Filter // conditions on groups; expressions hold the aggregates
	Kept       []Kept   // conditions on what is computed over the groups
	Inner      *Stage   // aggregates of aggregates: grouped first by this
	Time       *TimeAxis
	Period     *domain.Period // the rows' period; nil: all
	Compare    *Comparison
	Derived    []Derived
	Order      []Order
	Limit      int             // 0: none
	Within     []string        // Limit holds within each combination of these dimensions (names)
	Target     float64         // a share asked for: "80% of sales" is 0.8; 0: none
	TopShare   float64         // the converse: "top 20% of customers" is 0.2; 0: none
	Horizon    *Horizon        // how far ahead a prediction goes; nil: not said
	Why        bool            // asks for reasons: the change tool's question
	Moved      int             // which way the question says that the measure went: −1 down, 1 up; 0: not said
	Asks       domain.Analysis // the analysis whose own words were used ("forecast", "outliers"); empty: none
	Season     bool            // asks the trend for its season: which parts of a cycle are high, and whether that repeats
	Events     bool            // counts the events that rows are, by period: "signups per day"
	Reading    Reading
}

// Measure is an aggregate with the name of its result column.
type Measure struct {
	Name      string // unique among the plan's outputs: "Sales", "average of Sales"
	Label     string // how the interpretation shows it: "sum(Sales)"
	Expr      query.Expr
	Aggregate query.AggregateFunc // the outermost; empty for a ratio
	Column    string              // what is aggregated; empty for a count of rows
	// Needs are the columns without which a row has no value, where the measure
	// is made of several.
	Needs []string
	Type  domain.Type
	Unit  string
	// Additive: the values of parts add up to the value of the whole (sums,
	// counts of rows).
	Additive bool
	// Numerator and Denominator are set for a ratio (Aggregate empty) and for
	// averages, so that shares of rate and mix can be told apart.
	Numerator, Denominator query.Expr
	DenominatorLabel       string
	Chosen                 bool // Aggregate is the reader's choice: the question says none
}

// Dimension is something to group by.
type Dimension struct {
	Name     string // unique among the plan's outputs: "Region", "Order Date (month)"
	Column   string
	Expr     query.Expr
	Type     domain.Type
	Grain    query.Grain // set where the dimension is the timeline
	Calendar bool        // calendar months, weekdays …: a cycle, not a timeline
}

// Filter is a condition with the words that show it: "Category = 'Furniture'".
type Filter struct {
	Expr    query.Expr
	Text    string
	Columns []string
}

// TimeAxis is the column that says when.
type TimeAxis struct {
	Column string
	Type   domain.Type // Date, Timestamp, or Integer for a column of years
	Grain  query.Grain // what the question asks for; empty: not said
	Chosen bool        // Grain is the reader's choice: the question asks for a timeline and not by what
	Others []string    // further columns of dates, where the question names none of them all
}

// Stage is an inner grouping: "average monthly sales" groups by month first.
type Stage struct {
	Dimensions []Dimension
	Measures   []Measure
	Having     []Filter
}

// Comparison sets one period against another.
type Comparison struct {
	Control, Test domain.Period
}

// DerivedKind is a computation over the grouped rows.
type DerivedKind string

// The derived columns.
const (
	ShareOfTotal  DerivedKind = "share"           // of the sum over all groups
	ShareOfParent DerivedKind = "share_of_parent" // of the sum within Partition
	RunningTotal  DerivedKind = "running_total"   // along the timeline, within Partition
	MovingAverage DerivedKind = "moving_average"  // of the last Window periods, within Partition
	RankOf        DerivedKind = "rank"            // 1 is the largest
	Growth        DerivedKind = "growth"          // relative to the period before (Window periods back)
	Difference    DerivedKind = "difference"      // from the period before (Window periods back)
)

// Derived is a column computed from a measure's column.
type Derived struct {
	Name      string
	Kind      DerivedKind
	Of        string // the measure's name
	Partition []string
	Window    int
}

// Order sorts the rows by an output column.
type Order struct {
	By   string
	Desc bool
	Size bool // by its size, whatever the sign
}

// Horizon is how far a prediction looks ahead: see period.Ahead.
type Horizon struct {
	Periods  int
	Grain    query.Grain
	From, To time.Time // of a period that is named, midnight UTC; zero: not named
	Phrase   string
}

// Reading tells how the words were read, so that a wrong reading is seen.
type Reading struct {
	Matched      []Match
	Assumptions  []string
	Alternatives []string
	Ignored      []string
}

// Match is a phrase that was not literally what it was taken for.
type Match struct {
	Text string // the words of the question
	As   string // the column or value
	How  string // "synonym", "typo", "plural", "part of the name", …
}
