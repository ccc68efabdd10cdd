package question_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// asRead is how a question is read, or why it is refused.
func asRead(r *question.Reader, text string, in question.Input) string {
	p, err := r.Read(text, in)
	if err != nil {
		return "refused: " + err.Error()
	}
	return told(p)
}

// quays is a table whose columns and values can be told apart from any other's.
func quays() question.Input {
	in := shop()
	in.Dataset.Name = "landings"
	in.Dataset.Columns = []domain.Column{
		{Name: "Catch", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 90.0, Synonyms: []string{"haul"}},
		{Name: "Flag", Type: domain.String, Role: domain.RoleDimension, Distinct: 4, MeanLength: 6},
		{Name: "Quay", Type: domain.String, Role: domain.RoleDimension, Distinct: 9, MeanLength: 6},
	}
	in.Dataset.DefaultMeasure, in.Dataset.DefaultTime, in.Values = "Catch", "", question.NewIndex()
	in.Values.Add("Quay", []string{"North", "South"})
	return in
}

func TestADatasetIsReadAsItIsNow(t *testing.T) {
	for change, alter := range map[string]func(*question.Input){
		"another synonym, written over the old one": func(in *question.Input) { in.Dataset.Columns[0].Synonyms[0] = "tonnage" },
		"another name, written over the old one":    func(in *question.Input) { in.Dataset.Columns[0].Name, in.Dataset.DefaultMeasure = "Tonnage", "Tonnage" },
		"another set of columns": func(in *question.Input) {
			in.Dataset.Columns = append(slices.Clone(in.Dataset.Columns), domain.Column{Name: "Tonnage", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 40, Min: 0.0, Max: 9.0})
		},
	} {
		t.Run(change, func(t *testing.T) {
			const text = "total tonnage by quay"
			r, in := question.New(), quays()
			if _, err := r.Read(text, in); err == nil {
				t.Fatal("read before the change")
			}
			alter(&in)
			if _, err := r.Read(text, in); err != nil {
				t.Errorf("refused after the change: %v", err)
			}
		})
	}
}

func TestValuesThatComeLaterAreRead(t *testing.T) {
	const text = "total catch by country" // of flags that are countries
	countries := []string{"Norway", "Iceland", "Denmark", "Spain"}
	r, in := question.New(), quays()
	if _, err := r.Read(text, in); err == nil {
		t.Fatal("read where no values are known")
	}
	with := in
	with.Values = in.Values.With("Flag", countries)
	if _, err := r.Read(text, with); err != nil {
		t.Errorf("refused with the values of one question: %v", err)
	}
	if _, err := r.Read(text, in); err == nil {
		t.Error("the values of one question stayed for the next")
	}
	in.Values.Add("Flag", countries)
	if _, err := r.Read(text, in); err != nil {
		t.Errorf("refused with the values added: %v", err)
	}
}

// questionsInTurn hold words that only one question puts in another way than the
// columns do.
var questionsInTurn = [...]string{
	"total sales by region", "avg unt price by category", "sales by prodct for Furniture in Q4 2025", "average unit price by category",
	"total qty by region", "unit prc by state", "average prc by state", "number of returned orders", "profit margin by city", "sales by zorblax",
}

func TestNoQuestionLeavesWordsToTheNext(t *testing.T) {
	r, in := question.New(), shop()
	back := slices.Clone(questionsInTurn[:])
	slices.Reverse(back)
	for _, order := range [][]string{questionsInTurn[:], back} {
		for _, text := range order {
			if got, alone := asRead(r, text, in), asRead(question.New(), text, shop()); got != alone {
				t.Errorf("%s\n after others: %s\n alone:        %s", text, got, alone)
			}
		}
	}
}

// Two views of one dataset are read at once, so that the one's lexicon takes the
// place of the other's meanwhile; the race detector watches.
func TestManyReadAtOnce(t *testing.T) {
	r, in := question.New(), shop()
	other := in
	other.Dataset.Columns = slices.Clone(in.Dataset.Columns)
	other.Dataset.Columns[3].Name, other.Dataset.Columns[3].Synonyms = "Area", []string{"region"}
	views := [...]question.Input{in, other}
	want := map[string]string{}
	for k, view := range views {
		for _, text := range questionsInTurn {
			want[fmt.Sprint(k, text)] = asRead(question.New(), text, view)
		}
	}
	var readers sync.WaitGroup
	for n := range 6 {
		readers.Go(func() {
			for i := range questionsInTurn {
				text := questionsInTurn[(i+n)%len(questionsInTurn)]
				if got := asRead(r, text, views[n%2]); got != want[fmt.Sprint(n%2, text)] {
					t.Errorf("%s\n at once: %s\n alone:   %s", text, got, want[fmt.Sprint(n%2, text)])
				}
			}
		})
	}
	readers.Wait()
}
