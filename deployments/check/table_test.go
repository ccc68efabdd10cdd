package check_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	goyaml "sigs.k8s.io/yaml/goyaml.v3"
)

var update = flag.Bool("update", false, "write the table of values into deployments/README.md")

const (
	tableStart = "<!-- values: generated from values.yaml by `go test -update` in deployments/check -->\n"
	tableEnd   = "<!-- values: end -->"
	pageFile   = "../README.md"
)

func TestTheTableOfValuesIsUpToDate(t *testing.T) {
	var values goyaml.Node
	if err := goyaml.Unmarshal(read(t, chartFolder+"/values.yaml"), &values); err != nil {
		t.Fatal(err)
	}
	table := "| Value | Default | For |\n| --- | --- | --- |\n" + strings.Join(rows(t, values.Content[0], ""), "")
	page := string(read(t, pageFile))
	before, rest, started := strings.Cut(page, tableStart)
	_, after, ended := strings.Cut(rest, tableEnd)
	if !started || !ended {
		t.Fatalf("%s has no place for the table of values", pageFile)
	}
	updated := before + tableStart + table + tableEnd + after
	if updated == page {
		return
	}
	if !*update {
		t.Fatalf("%s has another table of values than values.yaml: go test -update writes it", pageFile)
	}
	if err := os.WriteFile(pageFile, []byte(updated), 0o644); err != nil {
		t.Fatal(err)
	}
}

// rows are the table's rows of a mapping: one a value, with the comment above it.
// A mapping whose own comment tells what it is for is one row.
func rows(t *testing.T, mapping *goyaml.Node, path string) []string {
	t.Helper()
	var all []string
	for i := 0; i < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		name := path + key.Value
		comment := key.HeadComment
		if _, own, found := strings.Cut(comment, "\n\n"); found { // the file's comes first
			comment = own
		}
		comment = strings.Join(strings.Fields(strings.ReplaceAll(comment, "#", "")), " ")
		described := value.Kind == goyaml.MappingNode && (comment == "" || name == "config" || name == "data")
		if described && len(value.Content) > 0 {
			if comment != "" {
				all = append(all, fmt.Sprintf("| `%s` | | %s |\n", name, comment))
			}
			all = append(all, rows(t, value, name+".")...)
			continue
		}
		if comment == "" {
			t.Errorf("values.yaml says nothing about %s", name)
		}
		all = append(all, fmt.Sprintf("| `%s` | %s | %s |\n", name, shown(t, value), comment))
	}
	return all
}

// shown is a default as one writes it on a command line.
func shown(t *testing.T, value *goyaml.Node) string {
	t.Helper()
	if value.Kind == goyaml.ScalarNode {
		if value.Value == "" {
			return ""
		}
		return "`" + value.Value + "`"
	}
	if len(value.Content) == 0 {
		return ""
	}
	var plain any
	if err := value.Decode(&plain); err != nil {
		t.Fatal(err)
	}
	if list, ok := plain.([]any); ok {
		return fmt.Sprintf("`%v`", list)
	}
	return "see values.yaml"
}
