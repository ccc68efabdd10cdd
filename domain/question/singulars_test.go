package question_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestManyMayReadAtOnce(t *testing.T) {
	r, in := question.New(), shop()
	var readers sync.WaitGroup
	for i := range 4 {
		readers.Go(func() {
			for n := range 5 {
				if _, err := r.Read(fmt.Sprintf("sales by w%dx%ds", i, n), in); err == nil {
					t.Error("nonsense was read")
				}
				if p, err := r.Read("sales by categories", in); err != nil || told(p) != "grouped: show sum(Sales); by Category; order Sales down" {
					t.Errorf("%q, %v", told(p), err)
				}
			}
		})
	}
	readers.Wait()
}

func TestNothingOfAQuestionIsKept(t *testing.T) {
	r, in := question.New(), shop()
	read := func(text string) { _, _ = r.Read(text, in) }
	read("total sales")
	names := r.Kept()
	read("sales by category for secrets, invoices and passwords of Desk Lamps")
	if names == 0 || r.Kept() != names {
		t.Errorf("%d words are kept, %d of the names", r.Kept(), names)
	}
}
