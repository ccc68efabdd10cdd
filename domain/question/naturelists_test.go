package question_test

import (
	"os"
	"strings"
	"testing"
)

func TestAWordSaysWhatANumberIsInOnePlace(t *testing.T) {
	list, err := os.ReadFile("words/natures.txt")
	if err != nil {
		t.Fatal(err)
	}
	stood := map[string]string{}
	heading := ""
	for line := range strings.SplitSeq(string(list), "\n") {
		if !strings.HasPrefix(line, " ") {
			heading = line
			continue
		}
		for w := range strings.FieldsSeq(line) {
			if other, twice := stood[w]; twice {
				t.Errorf("%q stands under %q and under %q; want it once, under a heading of all its kinds", w, other, heading)
			}
			stood[w] = heading
		}
	}
	if len(stood) < 300 {
		t.Errorf("only %d words were read", len(stood))
	}
}
