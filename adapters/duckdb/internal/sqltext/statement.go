package sqltext

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Relation is the dataset that a query reads.
type Relation struct {
	Dataset domain.Dataset
	SQL     string // what stands after FROM, quoted already
}

// Statement is a query ready to run.
type Statement struct {
	SQL     string // with $1, $2 … for the values
	Args    []any  // string, int64, float64 or bool, in the parameters' order
	Shown   string // the same statement over the dataset's name, values in place
	Columns []string
}

// Options changes how a query is printed.
type Options struct {
	// FloatArithmetic computes +, - and * in floats, for queries whose
	// integers overflow 64 bits.
	FloatArithmetic bool
}

// Print prints a query over one dataset. It fails on a column that does not
// exist, on an expression it doesn't know and on a query that reads another
// dataset than its outermost.
func Print(q query.Select, relation Relation, options Options) (Statement, error) {
	run := &printer{relation: relation, options: options, places: map[parameter]int{}}
	sql, columns, err := run.selectSQL(q, true)
	if err != nil {
		return Statement{}, err
	}
	show := &printer{relation: relation, options: options, shown: true}
	shown, _, err := show.selectSQL(q, true)
	if err != nil {
		return Statement{}, err
	}
	return Statement{SQL: sql, Args: run.args, Shown: shown, Columns: columns}, nil
}

type printer struct {
	relation Relation
	options  Options
	shown    bool // values in place
	args     []any
	places   map[parameter]int // so that equal values are equal text
}

// parameter is a bound value with the type that it is cast to.
type parameter struct {
	value   any
	sqlType string
}

// Identifier quotes a name.
func Identifier(name string) string {
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

// Text quotes a text literal. It is for statements built from this program's
// own paths and patterns; a query's values are bound instead.
func Text(s string) string {
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// unknownColumn says that a query names what isn't there.
func unknownColumn(name string) error {
	return fmt.Errorf("%w: %q", domain.Cause("no column to read"), name)
}
