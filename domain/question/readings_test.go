package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// How questions are compared with what is made of them. Each of these names the
// question that fails.

// reads holds that each question is read as the plan beside it, as told says it.
func reads(t *testing.T, in question.Input, plans map[string]string) {
	t.Helper()
	for asked, want := range plans {
		readAs(t, in, asked, want)
	}
}

// readsFor is reads of the shop's questions, asked of one tool.
func readsFor(t *testing.T, tool domain.Analysis, plans map[string]string) {
	t.Helper()
	in := shop()
	in.Analysis = tool
	reads(t, in, plans)
}

// readsAlike holds that all of these questions are one.
func readsAlike(t *testing.T, in question.Input, want string, questions ...string) {
	t.Helper()
	for _, asked := range questions {
		readAs(t, in, asked, want)
	}
}

// readsWith holds that each question's plan has this part.
func readsWith(t *testing.T, in question.Input, parts map[string]string) {
	t.Helper()
	for asked, want := range parts {
		p, err := question.New().Read(asked, in)
		if got := told(p); err != nil || !strings.Contains(got, want) {
			t.Errorf("%q: %v\n got  %s\n want %s in it", asked, err, got, want)
		}
	}
}

// check is reads of the shop's questions, in their order.
func check(t *testing.T, plans [][2]string) {
	t.Helper()
	checkIn(t, shop(), plans)
}

// checkIn is reads of a table's questions, in their order.
func checkIn(t *testing.T, in question.Input, plans [][2]string) {
	t.Helper()
	for _, p := range plans {
		readAs(t, in, p[0], p[1])
	}
}

func readAs(t *testing.T, in question.Input, asked, want string) {
	t.Helper()
	p, err := question.New().Read(asked, in)
	if got := told(p); err != nil || got != want {
		t.Errorf("%q: %v\n got  %s\n want %s", asked, err, got, want)
	}
}

// accepts holds that each question is read, whatever its plan.
func accepts(t *testing.T, in question.Input, questions ...string) {
	t.Helper()
	for _, asked := range questions {
		if _, err := question.New().Read(asked, in); err != nil {
			t.Errorf("%q is refused: %v", asked, err)
		}
	}
}

// refuses holds that each question is refused, for whatever reason.
func refuses(t *testing.T, in question.Input, questions ...string) {
	t.Helper()
	for _, asked := range questions {
		if p, err := question.New().Read(asked, in); err == nil {
			t.Errorf("%q is read as %s; want it refused", asked, told(p))
		}
	}
}

// refusesAs holds that each question is refused for this reason.
func refusesAs(t *testing.T, in question.Input, kind domain.Kind, questions ...string) {
	t.Helper()
	for _, asked := range questions {
		p, err := question.New().Read(asked, in)
		if err == nil || domain.FaultFrom(err).Kind != kind {
			t.Errorf("%q is read as %s, %v; want it refused as %s", asked, told(p), err, kind)
		}
	}
}
