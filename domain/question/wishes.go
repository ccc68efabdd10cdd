package question

import (
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// wanted is a measure that the question asks for.
type wanted struct {
	aggregate string      // as in the vocabulary; empty: not said
	columns   []columnRef // one, or several readings
	span      int
	grain     query.Grain // "monthly": aggregate the totals of periods
	at        float64     // for percentiles
	second    int         // for correlations
}

// named is a column named without saying what for.
type named struct {
	columns []columnRef
	span    int
}

// condition is one restriction of the rows or groups.
type condition struct {
	column      int // noColumn: a count of rows or of Count's members
	op          query.CompareOp
	value       float64
	also        []float64 // further numbers of an equality: "4 or 6 cylinders"
	than        string    // an aggregate of the column over all rows instead of the value
	upper       float64   // with between
	between     bool
	values      []string // In, texts
	match       query.MatchOp
	text        string
	texts       []string // further texts, of which any may match
	null        bool
	negated     bool
	aggregate   string // set: a condition on groups
	countOf     int    // with aggregate "count": the column counted, or noColumn
	orWith      int    // index of the condition that this one is an alternative to; noColumn: none
	recurring   *period.Recurring
	clock       *clockSpan  // a part of each day
	passed      *timePassed // a bound on the time since another date of the row
	positive    bool        // "have a fireplace": above 0, or the affirmative of a yes/no column
	denied      bool        // the other answer of a yes/no column, with positive
	notInTime   *period.Found
	inTime      *period.Found // one of several alternatives; else the period is the plan's
	against     int           // 1 + the column compared with, where it is no number
	ofRow       bool          // about the things that rows are, whatever is listed
	never       bool          // "never": about things, not rows
	alternative bool          // joined to another by "or"
	span        int
	last        int // the span of the last value taken in; 0: span
	parts       []Value
	shown       string     // how to show a text match
	bounded     *Measure   // with aggregate "rate": the rate that is bounded
	state       *condition // with aggregate "count": the state of the rows counted
}

type timelineWish struct {
	grain    query.Grain
	calendar bool
	part     query.Part
	which    bool
}

type binWish struct {
	column int // noColumn: that of the distribution
	width  float64
	count  int
	unit   string // that of the width, as the question names it
}

type topWish struct {
	n    int
	desc bool
}

type orderWish struct {
	columns   []columnRef // empty: the first measure
	aggregate string
	desc      bool
	said      bool // the direction was said
	count     bool
	measure   string // the name of the measure to order by
	alone     bool   // the column is a kind or a time named for the order only
	text      string // the words for the column
	change    bool   // by how much the measure changed
	each      string // the superlative that judges each thing by itself; empty: none does
}

type derivedWish struct {
	kind   string
	window int
}

// holding is the condition, said at a span, that a column holds an answer.
func holding(column int, answer string, span int) condition {
	return condition{column: column, positive: true, values: []string{answer}, countOf: noColumn, orWith: noColumn, span: span}
}
