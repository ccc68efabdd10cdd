package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// stagings are order lines of plays, each of a kind, in halls that are gifted or not.
func stagings() question.Input {
	in := shop()
	in.Dataset.Columns[8].Name = "Gifted"
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Play Title", Type: domain.String, Role: domain.RoleDimension, Distinct: 14},
		domain.Column{Name: "Hall", Type: domain.String, Role: domain.RoleDimension, Distinct: 5})
	in.Values = question.NewIndex()
	in.Values.Add("Gifted", []string{"yes", "no"})
	in.Values.Add("Region", []string{"West", "East", "South"})
	in.Values.Add("Category", []string{"Tragedy", "Comedy"})
	return in
}

func TestTheHeadOfComparedValuesIsNoGroup(t *testing.T) {
	readsWith(t, stagings(), map[string]string{
		"total profit for tragedy plays vs comedy plays":        "by Category; where",
		"average profit on gifted and non-gifted halls":         "by Gifted; order",
		"average profit of tragedy plays vs comedy plays":       "by Category; where",
		"total profit by play title for tragedy versus comedy":  "Play Title",
		"total profit of tragedy and comedy by hall":            "Hall",
		"which halls have the highest profit in tragedy plays":  "by Hall",
		"average profit by hall, tragedy plays vs comedy plays": "Hall",
	})
}
