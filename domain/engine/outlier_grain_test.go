package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// oddDay is three years of days with one of them far off, 2023-05-17.
func oddDay() string {
	var csv strings.Builder
	csv.WriteString("Date,Visits\n")
	for d := time.Date(2021, time.January, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2024; d = d.AddDate(0, 0, 1) {
		visits := 1000 + (d.YearDay()*7919+d.Year()*104_729)%61
		if d.Format(time.DateOnly) == "2023-05-17" {
			visits = 2000
		}
		fmt.Fprintf(&csv, "%s,%d\n", d.Format(time.DateOnly), visits)
	}
	return csv.String()
}

func TestTheGrainOfASearchFollowsThePeriodAskedFor(t *testing.T) {
	catalog := "datasets:\n  visits:\n    columns:\n      Date: {synonyms: [day]}\n"
	w := warehouse(t, map[string]string{"visits.csv": oddDay(), "catalog.yaml": catalog})
	for text, want := range map[string]string{
		"which days had unusual visits":            "day",
		"days with unusual visits":                 "day",
		"anomalous days for visits in 2023":        "day",
		"unusual days in the last 90 days":         "day",
		"were visits unusual on 2023-05-17":        "day",
		"unusual visits in the week of 2023-05-17": "week",
		"unusual visits in the last 6 weeks":       "week",
		"unusual visits in 2023":                   "day",
		"unusual visits":                           "day",
	} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		if got := r.Interpretation.Grain; got == nil || *got != want {
			t.Errorf("%s: by %v; want %s", text, r.Interpretation.Dimensions, want)
		}
		if a := outliersOf(t, r); strings.Contains(text, "05-17") && len(a.Outliers) != 1 {
			t.Errorf("%s: %+v; want the one that is planted", text, a.Outliers)
		}
	}
}

func TestDaysAreSearchedWhereTheTimeColumnIsCalledDay(t *testing.T) {
	for _, name := range []string{"Day", "Date"} {
		w := warehouse(t, map[string]string{"visits.csv": strings.Replace(oddDay(), "Date", name, 1)})
		r := relate(t, w, first(t, w), domain.Outlier, "any strange days?")
		if a := outliersOf(t, r); r.Interpretation.Grain == nil || *r.Interpretation.Grain != "day" || len(a.Outliers) != 1 {
			t.Errorf("%s: by %v, %+v; want the one day that is planted", name, r.Interpretation.Dimensions, a.Outliers)
		}
	}
}

func TestRecordsAreSearchedWhereTheyAreNamed(t *testing.T) {
	w := warehouse(t, map[string]string{"shop_visits.csv": oddDay()})
	for _, text := range []string{"records with unusual visits", "single rows with unusual visits", "shop visits with unusual visits"} {
		if a := outliersOf(t, relate(t, w, first(t, w), domain.Outlier, text)); a.Shape != "records" {
			t.Errorf("%s: %s searched; want records", text, a.Shape)
		}
	}
}
