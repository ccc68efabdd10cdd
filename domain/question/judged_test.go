package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTheWorstIsTheHighestWhereHighIsBad(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Delay", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 80, Min: int64(1), Max: int64(95)},
		domain.Column{Name: "Churned Seats", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 80, Min: int64(1), Max: int64(95), Good: "down"})
	for text, want := range map[string]string{
		"which region has the worst average delay":   "down",
		"which region has the best average delay":    "up",
		"worst region by profit":                     "up",
		"worst region by churned seats":              "down",
		"which region is the worst for delay":        "down",
		"top 3 worst regions by total churned seats": "down",
		"which category has the best total profit":   "down",
		"best selling product":                       "down",
		"worst region by number of orders":           "up",
		"worst month by sales":                       "up",
	} {
		p, err := question.New().Read(text, in)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := told(p); !strings.Contains(got, "order ") || !strings.HasSuffix(strings.SplitN(got[strings.Index(got, "order "):], ";", 2)[0], want) {
			t.Errorf("%s: %s, want it %s", text, got, want)
		}
	}
}

func TestTheWorstByTheNumberOfBadThingsIsTheHighest(t *testing.T) {
	in := shop()
	in.Dataset.Name = "outages"
	for _, text := range []string{"worst region by number of outages", "worst month by number of outages", "worst day ever by number of outages"} {
		p, err := question.New().Read(text, in)
		if err != nil || !strings.Contains(told(p), "order Count down") {
			t.Errorf("%s: %s %v", text, told(p), err)
		}
	}
}

func TestTheWorstIsRefusedWhereNothingSaysWhichEndIsBad(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Ambient", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 80, Min: 1.0, Max: 95.0})
	_, err := question.New().Read("worst region by ambient", in)
	if err == nil || domain.FaultFrom(err).Kind != domain.KindAmbiguous {
		t.Errorf("got %v", err)
	}
}
