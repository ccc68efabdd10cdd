package jsoncut_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore/internal/jsoncut"
)

func TestEveryDocumentIsJudgedAsTheStandardLibraryJudgesIt(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const alphabet = `{}[]",:0123456789.eE+-tfn \u"rueals{[]}`
	seeds := []string{`{"a":[1,2.5e-3,"\u00e9\n",true,false,null],"b":{"c":{}}}`, `[[],[[]],{}]`, `-0`, `01`, `1.`, `.5`, `1e`, `tru`, `"\x"`, `{"a"}`, `[1,]`, `{,}`, ``}
	seen := map[bool]int{}
	for i := range 10000 {
		document := []byte(seeds[i%len(seeds)])
		for range random.IntN(3) {
			if len(document) > 0 {
				document[random.IntN(len(document))] = alphabet[random.IntN(len(alphabet))]
			}
		}
		valid := json.Valid(document)
		seen[valid]++
		got, err := cut(t, string(document), 1+random.IntN(9))
		if (err == nil) != valid {
			t.Fatalf("%q: %v, but valid is %v", document, err, valid)
		}
		if valid && !json.Valid(got.Data) {
			t.Fatalf("%q became %q", document, got.Data)
		}
	}
	if seen[true] < 500 || seen[false] < 500 {
		t.Fatalf("the documents were %v", seen)
	}
}

func TestAnyDocumentThatIsCutStaysADocument(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	cuts, tooBig := 0, 0
	for range 1000 {
		var b strings.Builder
		grow(&b, random, 0)
		document := b.String()
		got, err := cut(t, document, 1+random.IntN(500))
		if errors.Is(err, jsoncut.ErrTooBig) {
			tooBig++
			continue
		}
		if err != nil || !json.Valid(got.Data) || len(got.Data) > most+1 {
			t.Fatalf("%v: %d bytes of %d:\n%s\n%s", err, len(got.Data), len(document), document, got.Data)
		}
		if len(document) > most {
			cuts++
			if got.Lengths == nil && !got.Lower {
				t.Fatalf("cut in silence: %s", got.Data)
			}
		}
		wantFirstElements(t, document, got)
	}
	if cuts < 100 || tooBig > 2*cuts {
		t.Fatalf("%d cuts, %d too big", cuts, tooBig)
	}
}

// wantFirstElements checks that what is kept are first elements of what was
// there, and that the lengths told are true.
func wantFirstElements(t *testing.T, document string, got jsoncut.Cut) {
	t.Helper()
	whole, part := decode[any](t, []byte(document)), decode[any](t, got.Data)
	var check func(whole, part any)
	check = func(whole, part any) {
		switch w := whole.(type) {
		case []any:
			p := part.([]any)
			for i := range p {
				check(w[i], p[i])
			}
		case map[string]any:
			p := part.(map[string]any)
			if len(w) != len(p) {
				t.Fatalf("%d of %d members", len(p), len(w))
			}
			for k := range w {
				check(w[k], p[k])
			}
		default:
			if whole != part {
				t.Fatalf("%v became %v", whole, part)
			}
		}
	}
	check(whole, part)
	for path, n := range got.Lengths {
		at := whole
		for key := range strings.SplitSeq(path, "/") {
			if path != "" {
				at = at.(map[string]any)[key]
			}
		}
		if array := at.([]any); len(array) != n {
			t.Fatalf("%s has %d elements, not %d", path, len(array), n)
		}
	}
}

// grow writes a random value; objects have unique keys.
func grow(b *strings.Builder, random *rand.Rand, depth int) {
	switch kind := random.IntN(10); {
	case depth == 0 && kind < 7 || depth < 5 && kind < 3:
		b.WriteByte('{')
		for i := range random.IntN(6) {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(b, `"k%d":`, i)
			grow(b, random, depth+1)
		}
		b.WriteByte('}')
	case depth < 5 && kind < 7:
		b.WriteByte('[')
		n := random.IntN(5)
		if random.IntN(4) == 0 {
			n = random.IntN(400)
		}
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			if n > 5 {
				fmt.Fprintf(b, `["row",%d]`, random.IntN(1e6))
				continue
			}
			grow(b, random, depth+1)
		}
		b.WriteByte(']')
	default:
		fmt.Fprintf(b, `"%s"`, strings.Repeat("x", random.IntN(30)))
	}
}
