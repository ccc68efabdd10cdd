package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestEachAnswerIsOneGroupHoweverItIsSpelt(t *testing.T) {
	in := shop()
	in.Values.Add("Returned", []string{"Y", "y", "N", "n"})
	p, err := question.New().Read("order lines by returned", in)
	if err != nil {
		t.Fatal(err)
	}
	if _, one := p.Dimensions[0].Expr.(query.Case); !one {
		t.Errorf("grouped by %v; want by the answer", p.Dimensions[0].Expr)
	}
}

func TestAStatementShowsWhatItGroupsByOnce(t *testing.T) {
	p, err := question.New().Read("SELECT YEAR(Sent), SUM(Postage) FROM parcels GROUP BY YEAR(Sent)", consignments())
	if got, want := told(p), "grouped: show sum(Postage); by Sent (year); order Sent (year) up"; err != nil || got != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
}
