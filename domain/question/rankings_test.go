package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTwoQuantitiesRankInTwoWays(t *testing.T) {
	for _, text := range []string{"top 5 products by profit and sales", "best states by sales and quantity", "top regions by quantity and profit"} {
		p, err := question.New().Read(text, shop())
		f := domain.FaultFrom(err)
		if err == nil || f.Kind != domain.KindAmbiguous || len(f.Candidates) != 2 {
			t.Errorf("%s: %s, %v; want the two rankings offered", text, told(p), err)
			continue
		}
		for _, c := range f.Candidates {
			if _, err := question.New().Read(c, shop()); err != nil {
				t.Errorf("the candidate %q: %v", c, err)
			}
		}
	}
}

func TestThingsRankedByAQuantityAreNotRows(t *testing.T) {
	reads(t, shop(), map[string]string{
		"regions ranked by sales":  "grouped: show sum(Sales); by Region; order Sales down",
		"region ranking by profit": "grouped: show sum(Profit); by Region; order Profit down",
		"top 3 products by profit": "grouped: show sum(Profit); by Product; order Profit down; first 3",
	})
}
