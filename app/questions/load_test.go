package questions_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// known is a question with its known answer; exactly one of Gold, Refuse, and
// Read or Facts says what that is.
type known struct {
	ID      string
	Tool    domain.Analysis // nlq_to_data where none is named
	Kind    string          // what is asked for: group, time, top, …
	Manner  string          // how it is asked: analyst, manager, assistant, sql, …
	Ask     string
	Gold    []string // SQL, any one of which gives the right rows
	Ordered bool     // the rows must come as the gold's last column does
	Refuse  []string // the kinds of fault that are right; any: any of them
	Read    *read
	Facts   []fact

	table string
}

// read is how a question has to be read; what is absent does not matter.
type read struct {
	Measures   []string
	Dimensions []string // without the timeline
	Grain      string
	Filters    []string
	Period     []*string // its first and last day; null: open
}

// fact is something that must hold at a place in the answer: a path of keys and
// indexes, * for any of them.
type fact struct {
	At     string
	Is     any
	Among  []any
	Has    string   // a text holds this one
	SQL    string   // the value that this gives
	Within float64  // relative to Is or SQL: how far off a number may be
	Min    *float64 // a number's least
	Max    *float64 // and greatest
	Near   string   // a day at most a month away
	Empty  bool     // an array without elements
}

// miss is a question that does not come out right yet.
type miss struct {
	ID      string
	Outcome outcome
	Why     string
}

// floor is how well a tool must do.
type floor struct{ Right, Wrong int }

// load reads the questions of every table, the file's name being the table's.
func load(t *testing.T) []known {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "questions", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files of questions, %v", len(files), err)
	}
	var all []known
	ids := map[string]bool{}
	for _, file := range files {
		var of []known
		decode(t, file, &of)
		for _, q := range of {
			q.table = strings.TrimSuffix(filepath.Base(file), ".yaml")
			if q.Tool == "" {
				q.Tool = domain.Query
			}
			if q.ID == "" || ids[q.ID] || q.Ask == "" || q.Kind == "" || q.Manner == "" {
				t.Fatalf("%s: a question without an id of its own, words, kind or manner: %+v", file, q)
			}
			ids[q.ID] = true
			all = append(all, q)
		}
	}
	return all
}

func decode(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(text, into, yaml.Strict()); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
