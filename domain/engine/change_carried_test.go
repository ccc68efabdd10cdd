package engine_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// floors are the nights a month on five floors; from the 31st month on, so many of
// them have 60 more than the 100 before.
func floors(stepping int) string {
	noise := rand.New(rand.NewPCG(8, 3))
	csv := "Day,Floor,Sales\n"
	for i := range 42 {
		at := time.Date(2022, time.January+time.Month(i), 1, 0, 0, 0, 0, time.UTC)
		for w := range 5 {
			v := 100 + 5*noise.NormFloat64()
			if i >= 30 && w < stepping {
				v += 60
			}
			csv += fmt.Sprintf("%s,W%d,%.2f\n", at.Format(time.DateOnly), w, v)
		}
	}
	return csv
}

func stepsOfFloors(t *testing.T, stepping int) (changesFound, string) {
	t.Helper()
	r := planOver(t, floors(stepping), domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Floor")}}
	})
	return changesOf(t, r), r.Summary
}

func TestAStepOfTheTotalThatOneMemberMakesIsNoChangePointOfItsOwn(t *testing.T) {
	a, summary := stepsOfFloors(t, 1)
	if len(a.ChangePoints) != 1 || a.ChangePoints[0].Member["Floor"] != "W0" {
		t.Errorf("%+v; want the one of the floor", a.ChangePoints)
	}
	if !strings.Contains(summary, "; the total rose by 1") || !strings.Contains(summary, " % with it") {
		t.Errorf("summary %q doesn't say what it made of the total", summary)
	}
}

func TestAStepOfMostMembersIsTheTotals(t *testing.T) {
	a, summary := stepsOfFloors(t, 5)
	if len(a.ChangePoints) != 6 || a.ChangePoints[0].Member != nil || strings.Contains(summary, "with it") {
		t.Errorf("%q, %+v; want the total and all five", summary, a.ChangePoints)
	}
}

func TestTheTotalByItselfKeepsItsStep(t *testing.T) {
	alone := regexp.MustCompile(`,W\d`).ReplaceAllString(strings.Replace(floors(1), ",Floor", "", 1), "")
	r := planOver(t, alone, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d)}
	})
	if a := changesOf(t, r); len(a.ChangePoints) != 1 || a.ChangePoints[0].Member != nil {
		t.Errorf("%+v; want the total's", a.ChangePoints)
	}
}
