package lumenore_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
)

func TestAnswersAreJudgedAsTheStandardLibraryJudgesThem(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	const alphabet = `{}[]",:0123456789.eE+-tfn \u"rueals` + "\x00\x01\x1f\n\t\x7f\x80\xff"
	seeds := []string{
		`{"a":[1,2.5e-3,"\u00e9\n",true,false,null],"b":{"c":{}}}`, `[[],[[]],{}]`, `-0`, `01`, `1.`, `.5`, `1e`, `tru`,
		`"\x"`, `"\ud800"`, `{"a"}`, `[1,]`, `{"a":1,}`, `{,}`, ``, ` 1 `, `1 2`, "\ufeff1",
	}
	seen := map[bool]int{}
	for i := range 100000 {
		text := []byte(seeds[i%len(seeds)])
		for range random.IntN(4) {
			if len(text) > 0 {
				text[random.IntN(len(text))] = alphabet[random.IntN(len(alphabet))]
			}
		}
		want := json.Valid(text)
		seen[want]++
		if got := lumenore.Valid(text); got != want {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
	}
	if seen[true] < 5000 || seen[false] < 5000 {
		t.Fatalf("the texts were %v", seen)
	}
	for _, levels := range []int{9999, 10000, 10001, 100000} {
		text := []byte(strings.Repeat("[", levels) + strings.Repeat("]", levels))
		if got, want := lumenore.Valid(text), json.Valid(text); got != want {
			t.Errorf("%d levels: %v, want %v", levels, got, want)
		}
	}
}
