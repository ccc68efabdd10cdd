package engine_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func column(d domain.Dataset, name string) domain.Column {
	c, ok := d.Column(name)
	if !ok {
		panic("no column " + name)
	}
	return c
}

func by(name string) question.Dimension {
	return question.Dimension{Name: name, Column: name, Expr: query.Column{Name: name}, Type: domain.String}
}

func byMonth() question.Dimension {
	return question.Dimension{Name: "month", Column: "Order Date", Type: domain.Date, Grain: query.Month,
		Expr: query.Truncate{Grain: query.Month, Expr: query.Column{Name: "Order Date"}}}
}

func sales(d domain.Dataset) []question.Measure {
	return []question.Measure{engine.SumOf(column(d, "Sales"))}
}

func days(from, to string) domain.Period {
	day := func(s string) time.Time {
		t, err := time.Parse(time.DateOnly, s)
		if err != nil {
			panic(err)
		}
		return t
	}
	return domain.Period{From: day(from), To: day(to), Phrase: from + " to " + to}
}

func during(from, to string) *domain.Period {
	p := days(from, to)
	return &p
}

func wantRows(t *testing.T, got reply, want ...[]any) {
	t.Helper()
	if len(got.Rows) == 0 && len(want) == 0 {
		return
	}
	if !reflect.DeepEqual(got.Rows, want) {
		t.Errorf("rows:\n%v\nwant:\n%v", got.Rows, want)
	}
	if got.RowCount != len(want) {
		t.Errorf("row_count %d; want %d", got.RowCount, len(want))
	}
}
