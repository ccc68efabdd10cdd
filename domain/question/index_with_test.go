package question_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAnIndexWithMoreValuesLeavesTheFirstAsItIs(t *testing.T) {
	x := question.NewIndex()
	x.Add("Region", []string{"West", "North West"})
	var wait sync.WaitGroup
	for _, extra := range []string{"South West", "Far West", "Mid West"} {
		wait.Go(func() {
			if got := x.With("Region", []string{extra}).Values("Region"); !slices.Equal(got, []string{"West", "North West", extra}) {
				t.Errorf("with %s it holds %q", extra, got)
			}
		})
	}
	wait.Wait()
	if got := x.Values("Region"); len(got) != 2 {
		t.Errorf("the first index now holds %q", got)
	}
}
