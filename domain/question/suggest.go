package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// understood rewords what was read of a question in the dataset's own names, as
// a question that can be answered; empty where too little was read.
func (g *reading) understood() string {
	measure := ""
	for _, w := range g.measures {
		if len(w.columns) == 1 && measure == "" && w.aggregate != "corr" && w.aggregate != "percentile" {
			word := w.aggregate
			if word == "sum" {
				word = "total"
			}
			measure = word + " " + g.column(w.columns[0].column).Name
		}
	}
	for _, b := range g.bare {
		if c := g.column(b.columns[0].column); measure == "" && c.Role == domain.RoleMeasure && c.Type.Numeric() {
			measure = map[Nature]string{Amount: "total ", Rate: "average "}[NatureOf(c)] + c.Name
		}
	}
	var by []string
	for _, k := range append(append([]int{}, g.head...), g.dimensions...) {
		by = appendUnique(by, g.column(k).Name)
	}
	where := ""
	for _, c := range g.conditions {
		if len(c.values) == 1 && !c.negated && !c.positive && c.orWith == noColumn && len(c.parts) == 0 {
			where = " where " + g.column(c.column).Name + " is " + c.values[0]
		}
	}
	if measure == "" && (len(by) > 0 && g.counting || where != "") {
		measure = "number of rows"
	}
	if measure == "" {
		return ""
	}
	if len(by) > 0 {
		measure += " by " + strings.Join(by, " and ")
	}
	return measure + where
}
