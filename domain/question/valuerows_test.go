package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestThingsNamedByAValueAreCounted(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Complaint Reason", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, MeanLength: 8})
	in.Values.Add("Complaint Reason", []string{"Damage", "Delay", "Invoice"})
	counted := "grouped: show count of rows; where Complaint Reason = 'Delay'"
	for text, c := range map[string]struct {
		tool domain.Analysis
		want string
	}{
		"when did delay complaints increase":             {domain.Change, counted},
		"trend of delay complaints":                      {domain.Trend, counted},
		"forecast delay complaints in the next 3 months": {domain.Prediction, counted},
		"when did sales of delay complaints increase":    {domain.Change, "grouped: show sum(Sales); where Complaint Reason = 'Delay'"},
	} {
		in.Analysis = c.tool
		p, err := question.New().Read(text, in)
		p.Order, p.Dimensions = nil, nil
		if err != nil || told(p) != c.want {
			t.Errorf("%q: %v, %s; want %s", text, err, told(p), c.want)
		}
	}
}
