package layers

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// maxLines is how long a file may be: more is more than one concept.
const maxLines = 300

const (
	// maxColumns is how long a line may be: more is more than one thought.
	maxColumns = 160
	// longLinesLeft is how many lines were longer when the limit came, all of the reader:
	// it may only be lowered.
	longLinesLeft = 95
)

// TestEveryFileStaysInItsLayer reads the whole module. Tests may import what
// they need to build a real thing, but obey the length.
func TestEveryFileStaysInItsLayer(t *testing.T) {
	root := os.DirFS("../..")
	seen, long := 0, 0
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" {
			return fs.SkipDir
		}
		if entry.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		seen++
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		isTest := strings.HasSuffix(name, "_test.go")
		if n := bytes.Count(text, []byte("\n")); n > maxLines && !isTest {
			t.Errorf("%s has %d lines, more than %d: it holds more than one concept", name, n, maxLines)
		}
		if !isTest {
			long += longLines(string(text))
			checkImports(t, name, text)
		}
		return nil
	})
	if err != nil || seen < 50 {
		t.Fatalf("%d files read: %v", seen, err)
	}
	if long > longLinesLeft {
		t.Errorf("%d lines have more than %d characters, %d more than were left: break the new ones", long, maxColumns, long-longLinesLeft)
	}
}

func longLines(text string) (n int) {
	for line := range strings.Lines(text) {
		if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > maxColumns {
			n++
		}
	}
	return n
}

func checkImports(t *testing.T, name string, text []byte) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	folder := path.Dir(name)
	allowed, ok := ruleOf(folder)
	if !ok {
		t.Errorf("%s is in no layer: name its folder in rules.go", name)
		return
	}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if !allowed.allows(imported) {
			t.Errorf("%s imports %s: %s", name, imported, allowed.why)
		}
		for foreign, folders := range reserved() {
			if within(imported, foreign) && !withinAny(folder, folders) {
				t.Errorf("%s imports %s, which belongs to %s", name, imported, strings.Join(folders, ", "))
			}
		}
	}
}

// ruleOf is the rule of the deepest folder that holds this one.
func ruleOf(folder string) (found rule, ok bool) {
	for _, r := range rules() {
		if within(folder, r.folder) && len(r.folder) > len(found.folder) {
			found, ok = r, true
		}
	}
	return found, ok
}

func (r rule) allows(imported string) bool {
	if ours, ok := strings.CutPrefix(imported, module+"/"); ok {
		for _, folder := range append([]string{r.folder}, r.ours...) {
			if opens(folder, ours) {
				return true
			}
		}
		return false
	}
	first, _, _ := strings.Cut(imported, "/")
	standard := !strings.Contains(first, ".")
	return standard || withinAny(imported, r.foreign) || len(r.foreign) == 1 && r.foreign[0] == "*"
}

// opens reports whether naming a folder lets in what is below it. "domain" means
// the shared words: the use-cases and the engine have to be named themselves.
func opens(folder, imported string) bool {
	for _, outer := range []string{"domain/usecase", "domain/engine"} {
		if within(imported, outer) && !within(folder, outer) {
			return false
		}
	}
	return within(imported, folder)
}

// within reports whether a path is the folder or below it; a major version
// behind a module's path counts as the module.
func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}

func withinAny(name string, folders []string) bool {
	for _, f := range folders {
		if within(name, f) {
			return true
		}
	}
	return false
}
