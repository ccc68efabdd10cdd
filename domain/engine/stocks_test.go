package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// counted is a table of how many there are of something, by place and month.
func counted(what string, step func(m int) time.Time, times int) string {
	var csv strings.Builder
	csv.WriteString("Day,Place," + what + "\n")
	for m := range times {
		for k, place := range []string{"North", "South", "West"} {
			fmt.Fprintf(&csv, "%s,%s,%d\n", step(m).Format(time.DateOnly), place, 1000*(k+1)+10*m+(m*7919+k*31)%23)
		}
	}
	return csv.String()
}

func inMonth(m int) time.Time { return time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC) }
func onDay(d int) time.Time   { return time.Date(2025, 1, 1+d, 0, 0, 0, 0, time.UTC) }

func TestWhatIsThereAtATimeIsNotAddedUpOverTheHorizon(t *testing.T) {
	for _, what := range []string{"Subscribers", "Headcount", "Active Users"} {
		r, a := predicting(t, counted(what, inMonth, 36)).ask(t, "forecast total "+what+" for next year")
		if a.Scenarios.Of != "mean over the horizon" || a.Scenarios.Expected < 6000 || a.Scenarios.Expected > 8500 {
			t.Errorf("%s: %+v; want some 7,300 a month", r.Summary, a.Scenarios)
		}
		if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, what+" is what is there at a time: it does not add up over months") {
			t.Errorf("assumptions %q", got)
		}
	}
	if _, a := predicting(t, counted("New Subscribers", inMonth, 36)).ask(t, "forecast total New Subscribers for next year"); a.Scenarios.Of != "sum over the horizon" {
		t.Errorf("%+v; who comes in a month adds up", a.Scenarios)
	}
}

// What is there at a time is added up over its places and averaged over the days.
func TestAStockIsAveragedOverDays(t *testing.T) {
	const said = "Stock is added up at each day and averaged over them, since it is what is there at a time"
	w := warehouse(t, map[string]string{"table.csv": counted("Stock", onDay, 60)})
	for text, want := range map[string]bool{
		"total stock by place": true, "total stock by month": true,
		"total stock by day": false, "total stock by place on 2025-02-03": false, "average stock by place": false,
	} {
		r := answerTo(t, engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewQuery()}}, first(t, w), domain.Query, text)
		if got := strings.Contains(strings.Join(r.Interpretation.Assumptions, " "), said); got != want {
			t.Errorf("%q: %s %q", text, r.Summary, r.Interpretation.Assumptions)
		}
	}
}

func TestABalanceOfThingsListedOnceAddsUp(t *testing.T) {
	csv := "Account,Opened,Balance\n"
	for k := range 60 {
		csv += fmt.Sprintf("A%03d,%s,%d\n", k, onDay(k*5).Format(time.DateOnly), 100+k*7919%977)
	}
	w := warehouse(t, map[string]string{"accounts.csv": csv})
	r := answerTo(t, engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewQuery()}}, first(t, w), domain.Query, "total balance")
	if got := strings.Join(r.Caveats, " "); strings.Contains(got, "at a time") {
		t.Errorf("%s %q", r.Summary, got)
	}
}
