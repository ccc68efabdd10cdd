package query

// Expr is an expression over the columns of what a Select reads. The set of
// expressions is closed: a warehouse prints each of them.
type Expr interface{ expr() }

// Column is a column of the dataset or of the query read, by its exact name.
type Column struct{ Name string }

// Literal is a bound value: nil, string, int64, float64, bool or time.Time (a
// point in time; at midnight UTC it compares equal to that date).
type Literal struct{ Value any }

// CompareOp compares two values; a comparison with null is not true.
type CompareOp string

// The comparisons.
const (
	Equal        CompareOp = "="
	NotEqual     CompareOp = "<>"
	Less         CompareOp = "<"
	LessEqual    CompareOp = "<="
	Greater      CompareOp = ">"
	GreaterEqual CompareOp = ">="
)

// Compare is a comparison of two expressions.
type Compare struct {
	Op          CompareOp
	Left, Right Expr
}

// And is true where all terms are; without terms it is true.
type And struct{ Terms []Expr }

// Or is true where a term is; without terms it is false.
type Or struct{ Terms []Expr }

// Not is true where its term is not true, null included: "not Furniture"
// keeps the rows without a category.
type Not struct{ Term Expr }

// In is true where the expression equals one of the values.
type In struct {
	Expr   Expr
	Values []any
}

// InSelect is true where the expression is among the first output of a query
// over the same dataset (a semi-join).
type InSelect struct {
	Expr   Expr
	Select Select
}

// Scalar is the single value of a query over the same dataset: its first
// output in its first row, null where it has none. Select must hold one
// aggregate and no keys, so that there is just one row.
type Scalar struct{ Select Select }

// MatchOp says where a text must stand.
type MatchOp string

// The matches; all ignore case.
const (
	Contains   MatchOp = "contains"
	StartsWith MatchOp = "starts_with"
	EndsWith   MatchOp = "ends_with"
	// ContainsWord finds Text with no letter or digit directly before or after it.
	ContainsWord MatchOp = "contains_word"
)

// Match is true where a text holds another, ignoring case. Text is literal:
// there are no wildcards.
type Match struct {
	Op   MatchOp
	Expr Expr
	Text string
}

// IsNull is true where the expression is null.
type IsNull struct{ Expr Expr }

// ArithmeticOp is an operation on two numbers.
type ArithmeticOp string

// The operations. Divide gives a float, and null where the divisor is 0.
const (
	Add      ArithmeticOp = "+"
	Subtract ArithmeticOp = "-"
	Multiply ArithmeticOp = "*"
	Divide   ArithmeticOp = "/"
)

// Arithmetic combines two numbers; null where either is.
type Arithmetic struct {
	Op          ArithmeticOp
	Left, Right Expr
}

// Function is a scalar function.
type Function string

// The scalar functions.
const (
	Floor    Function = "floor"    // largest integer not above a number
	Abs      Function = "abs"      // absolute value
	ToText   Function = "text"     // any value as text
	ToNumber Function = "number"   // any number as a float
	Coalesce Function = "coalesce" // the first argument that is not null
	// DaysBetween is the whole number of days from the first point in time to
	// the second.
	DaysBetween Function = "days_between"
	// DaysElapsed is the time from the first moment to the second, in days and
	// fractions of a day.
	DaysElapsed Function = "days_elapsed"
	// Uniform is a number from 0 to below 1 that its arguments decide: the same
	// for equal ones, spread evenly over different ones. Nulls are values too.
	Uniform Function = "uniform"
)

// Call is a scalar function of arguments.
type Call struct {
	Function  Function
	Arguments []Expr
}

// Case is Then of the first branch whose When is true, else Else (nil: null).
type Case struct {
	Branches []Branch
	Else     Expr
}

// Branch is one branch of a Case.
type Branch struct{ When, Then Expr }

// Grain is a length of periods.
type Grain string

// The grains, from fine to coarse. Weeks are ISO weeks: they begin on Monday.
const (
	Hour    Grain = "hour"
	Day     Grain = "day"
	Week    Grain = "week"
	Month   Grain = "month"
	Quarter Grain = "quarter"
	Year    Grain = "year"
)

// Truncate is the first moment of the period that holds a point in time; a
// date for every grain but Hour. Its argument is a date or timestamp.
type Truncate struct {
	Grain Grain
	Expr  Expr
}

// Part is a part of a point in time, as a number.
type Part string

// The parts.
const (
	YearNumber Part = "year"
	QuarterOf  Part = "quarter"     // 1 to 4
	MonthOf    Part = "month"       // 1 to 12
	WeekOf     Part = "week"        // ISO week, 1 to 53
	DayOfMonth Part = "day"         // 1 to 31
	DayOfWeek  Part = "weekday"     // ISO: Monday 1 to Sunday 7
	HourOf     Part = "hour"        // 0 to 23
	DayOfYear  Part = "day_of_year" // 1 to 366
)

// Extract takes a part of a date or timestamp.
type Extract struct {
	Part Part
	Expr Expr
}

// AggregateFunc folds the rows of a group into one value; nulls are left out.
type AggregateFunc string

// The aggregates. Sum of nothing is null, Count of nothing 0.
const (
	Sum      AggregateFunc = "sum"
	Average  AggregateFunc = "average"
	Count    AggregateFunc = "count" // of rows where Argument is nil, else of values
	Minimum  AggregateFunc = "minimum"
	Maximum  AggregateFunc = "maximum"
	Median   AggregateFunc = "median"
	Quantile AggregateFunc = "quantile" // at At, 0 to 1, interpolated linearly (type 7)
	StdDev   AggregateFunc = "stddev"   // of a sample (n-1)
	Variance AggregateFunc = "variance" // of a sample (n-1)
	Corr     AggregateFunc = "corr"     // Pearson, of Argument and Second; null below 2 pairs or without variance
	Slope    AggregateFunc = "slope"    // least squares of Argument (y) on Second (x)
	AnyValue AggregateFunc = "any"      // some value of the group
	Mode     AggregateFunc = "mode"     // the most frequent value
)

// Aggregate folds rows. Where restricts the rows that it sees (FILTER).
type Aggregate struct {
	Func     AggregateFunc
	Argument Expr
	Second   Expr
	Distinct bool
	At       float64
	Where    Expr
}

// WindowFunc computes over the rows of a Select after grouping.
type WindowFunc string

// The window functions. WindowSum and WindowAverage take an Argument; Lag is
// the value of Argument one row before.
const (
	WindowSum     WindowFunc = "sum"
	WindowAverage WindowFunc = "average"
	WindowCount   WindowFunc = "count"
	WindowMax     WindowFunc = "maximum"
	RowNumber     WindowFunc = "row_number"
	Rank          WindowFunc = "rank"
	DenseRank     WindowFunc = "dense_rank"
	Lag           WindowFunc = "lag"
)

// Window is a window function. Without OrderBy it sees the whole partition;
// with OrderBy, WindowSum and its kind see the rows up to this one, or only
// the Rows last of them where Rows is above 0.
type Window struct {
	Func        WindowFunc
	Argument    Expr
	PartitionBy []Expr
	OrderBy     []Order
	Rows        int
}

func (Column) expr()     {}
func (Literal) expr()    {}
func (Compare) expr()    {}
func (And) expr()        {}
func (Or) expr()         {}
func (Not) expr()        {}
func (In) expr()         {}
func (InSelect) expr()   {}
func (Scalar) expr()     {}
func (Match) expr()      {}
func (IsNull) expr()     {}
func (Arithmetic) expr() {}
func (Call) expr()       {}
func (Case) expr()       {}
func (Truncate) expr()   {}
func (Extract) expr()    {}
func (Aggregate) expr()  {}
func (Window) expr()     {}
