package catalogfile

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxFlaws bounds the values that are passed over: each costs another reading
// of the file, and nobody mends more than these at once.
const maxFlaws = 20

const (
	unreadable   = "the catalog can't be read; none of it is used"
	badValue     = "the catalog holds a value that can't be read; it has no effect"
	unknownField = "the catalog holds a field that does not exist; it has no effect"
)

// Parse reads the file; nil content is an empty one. A value of the wrong kind
// is passed over and the rest is read. The flaws name lines, in this package's
// own words, and quote nothing of the file but the names of unknown fields. Where the whole can't be read it
// is not usable, and the file returned is empty.
func Parse(content []byte) (file File, flaws []Warning, usable bool) {
	if len(bytes.TrimSpace(content)) == 0 {
		return File{}, nil, true
	}
	tree, err := parser.ParseBytes(content, 0)
	if err != nil {
		return broken(err)
	}
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil || tree.Docs[0].Body.Type() == ast.CommentType {
		return File{}, nil, true
	}
	root := tree.Docs[0].Body
	for {
		file = File{}
		err := yaml.NodeToValue(root, &file)
		if err == nil {
			break
		}
		field, depth := misfit(root, err)
		if field == nil || len(flaws) == maxFlaws {
			return broken(err)
		}
		flaws = append(flaws, Warning{Reason: badValue, Name: line(field.Key.GetToken()) + takes(field, depth)})
		field.Value = ast.Null(field.Value.GetToken())
	}
	return file, append(flaws, unknownFields(root)...), true
}

func broken(err error) (File, []Warning, bool) {
	var at *token.Token
	if e := yaml.Error(nil); errors.As(err, &e) {
		at = e.GetToken()
	}
	what := "this is not YAML that can be read; look for indentation, tabs, brackets, quotes and names that stand twice"
	if _, wrongKind := kindOf(err); wrongKind {
		what = "the file takes datasets, each with its fields"
	}
	return File{}, []Warning{{Reason: unreadable, Name: line(at) + what}}, false
}

func line(at *token.Token) string {
	if at == nil || at.Position == nil {
		return "catalog.yaml: "
	}
	return fmt.Sprintf("catalog.yaml, line %d: ", at.Position.Line)
}

// kindOf is the place of a value that is of the wrong kind.
func kindOf(err error) (*token.Token, bool) {
	var mismatch *yaml.TypeError
	var overflow *yaml.OverflowError
	var shape *yaml.UnexpectedNodeTypeError
	switch {
	case errors.As(err, &mismatch):
		return mismatch.Token, true
	case errors.As(err, &overflow):
		return overflow.Token, true
	case errors.As(err, &shape):
		return shape.Token, true
	}
	return nil, false
}

// misfit is the field whose value is of the wrong kind, and how deep it
// stands, from 1; nil where the fault is not in a field's value.
func misfit(root ast.Node, err error) (*ast.MappingValueNode, int) {
	at, ok := kindOf(err)
	if !ok || at == nil {
		return nil, 0
	}
	return fieldAt(root, at, 1)
}

// fieldAt prefers the outermost field whose value begins at the place, as a
// whole mapping stands where a number should; else it is the innermost one
// around the place.
func fieldAt(node ast.Node, at *token.Token, depth int) (*ast.MappingValueNode, int) {
	for _, field := range fieldsOf(node) {
		if field.Value == nil || field.Value.Type() == ast.NullType {
			continue
		}
		if samePlace(field.Value.GetToken(), at) {
			return field, depth
		}
		if inner, d := fieldAt(field.Value, at, depth+1); inner != nil {
			return inner, d
		}
		found := finder{at: at}
		ast.Walk(&found, field.Value)
		if found.found {
			return field, depth
		}
	}
	return nil, 0
}

func fieldsOf(node ast.Node) []*ast.MappingValueNode {
	switch n := node.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	case *ast.AnchorNode:
		return fieldsOf(n.Value)
	}
	return nil
}

// finder looks for a node that begins at a place.
type finder struct {
	at    *token.Token
	found bool
}

// Visit implements ast.Visitor.
func (f *finder) Visit(node ast.Node) ast.Visitor {
	f.found = f.found || samePlace(node.GetToken(), f.at)
	return f
}

func samePlace(a, b *token.Token) bool {
	return a != nil && b != nil && a.Position != nil && b.Position != nil &&
		a.Position.Line == b.Position.Line && a.Position.Column == b.Position.Column
}

// The depths of catalog.yaml: datasets, a dataset, its fields, a column, its fields.
const (
	datasetDepth = 2
	columnDepth  = 4
)

// takes says what a field takes. The names it tells are the format's, those of
// datasets and columns are the file's.
func takes(field *ast.MappingValueNode, depth int) string {
	switch name := field.Key.GetToken().Value; {
	case depth == datasetDepth:
		return "a dataset takes fields such as description: text"
	case depth == columnDepth:
		return "a column takes fields such as unit: text"
	case name == "schema_id":
		return "schema_id takes a whole number"
	case name == "synonyms":
		return "synonyms takes a list of texts"
	case name == "datasets", name == "columns":
		return name + " takes names, each with its fields"
	case name == "name", name == "description", name == "default_measure", name == "default_time",
		name == "role", name == "unit", name == "good":
		return name + " takes a text"
	}
	return "the value is of the wrong kind"
}
