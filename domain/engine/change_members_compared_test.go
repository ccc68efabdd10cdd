package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestMembersThatAreComparedAreNoSearchForChanges(t *testing.T) {
	w := warehouse(t, map[string]string{"table.csv": yearly(20)})
	dataset := first(t, w)
	for text, searched := range map[string]bool{
		"compare weekend and weekday sales":      false,
		"compare sales by shop":                  false,
		"compare how sales changed by shop":      true,
		"when did sales change":                  true,
		"compare the shops: when did sales fall": true,
	} {
		q, err := domain.NewQuestion(text, dataset)
		if err != nil {
			t.Fatal(err)
		}
		_, err = newEngine(t, overTime(w, func(d domain.Dataset) question.Plan { return question.Plan{Measures: sales(d)} })).Answer(t.Context(), domain.Change, q)
		f := domain.FaultFrom(err)
		if refused := err != nil && f.Kind == domain.KindWrongTool; refused == searched {
			t.Errorf("%q: %v", text, err)
		} else if refused && !strings.HasPrefix(f.Suggestion, "Call nlq_to_data: ") {
			t.Errorf("%q: suggestion %q", text, f.Suggestion)
		}
	}
}
