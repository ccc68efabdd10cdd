package engine

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// panelFilled is how many rows there are at least for each pair of a thing and a
	// time where a table tells of each thing again and again.
	panelFilled = 0.5
	// rowsOfHolder is how many rows each thing has at least, on average, before one
	// value in all of them is more than chance.
	rowsOfHolder = 3
)

// thingOf is the column of the things that each hold one value of a column in all
// of their rows; a column without a name where there is none. It is certain of a
// thing with at most one row a time, and, in rows that tell of events such as trips,
// of the only thing whose size or capacity the column's name can mean: where a
// vehicle and its model both hold one value, either may be meant.
func (r *Request) thingOf(ctx context.Context, p question.Plan, c domain.Column) (thing domain.Column, certain bool, err error) {
	for _, named := range p.Dataset.Columns {
		panel := fillsPanel(p, named)
		if named.Type != domain.String || named.Distinct < 2 || named.Distinct < c.Distinct || !panel && p.Dataset.Rows < rowsOfHolder*named.Distinct {
			continue
		}
		same, err := r.sameAtEachTime(ctx, p.Dataset.ID, named.Name, c.Name)
		switch {
		case err != nil:
			return thing, false, err
		case same && panel:
			return named, true, nil
		case same && thing.Name == "":
			thing, certain = named, c.Distinct > 1 && question.NamesCapacity(c)
		case same:
			certain = certain && named.Distinct == thing.Distinct
		}
	}
	return thing, certain, nil
}

// fillsPanel reports whether a table can have one row of most things at most times:
// judged by the numbers of its rows, things and times alone, so a table of events with
// several rows of some pairs and none of others may pass.
func fillsPanel(p question.Plan, thing domain.Column) bool {
	if p.Time == nil {
		return false
	}
	axis, ok := p.Dataset.Column(p.Time.Column)
	pairs := thing.Distinct * axis.Distinct
	return ok && axis.Distinct >= repeatedTimes && p.Dataset.Rows <= pairs && float64(p.Dataset.Rows) >= panelFilled*float64(pairs)
}
