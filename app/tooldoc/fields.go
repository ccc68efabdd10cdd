package tooldoc

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// structs are the types of a package that are written as JSON objects, by name.
type structs map[string][]jsonField

// jsonField is a field of one of them.
type jsonField struct {
	name     string
	meaning  string // its comment in the source
	optional bool   // left out where it is empty
	list     bool
	of       string // the type's name in the package; empty where it is of another one
	scalar   string // the JSON type; empty where only an answer tells
}

// readStructs reads the fields that the sources of a folder declare.
func readStructs(source fs.FS, folder string) (structs, error) {
	names, err := fs.Glob(source, path.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	declared := map[string]*ast.StructType{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := fs.ReadFile(source, name)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				if s, ok := spec.Type.(*ast.StructType); ok {
					declared[spec.Name.Name] = s
				}
			}
			return true
		})
	}
	out := structs{}
	for name := range declared {
		if fields := jsonFields(declared, name); len(fields) > 0 {
			out[name] = fields
		}
	}
	return out, nil
}

// jsonFields are the fields of a type with those of the types it embeds.
func jsonFields(declared map[string]*ast.StructType, name string) []jsonField {
	out := []jsonField{}
	for _, f := range declared[name].Fields.List {
		if len(f.Names) == 0 {
			embedded := strings.TrimPrefix(typeText(f.Type), "*")
			if declared[embedded] == nil {
				continue
			}
			for _, inner := range jsonFields(declared, embedded) {
				inner.optional = inner.optional || strings.HasPrefix(typeText(f.Type), "*")
				out = append(out, inner)
			}
			continue
		}
		if f.Tag == nil {
			continue
		}
		tag, _ := strconv.Unquote(f.Tag.Value)
		name, options, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		field := jsonField{name: name, meaning: comment(f), optional: strings.HasPrefix(options, "omit")}
		field.read(typeText(f.Type), declared)
		out = append(out, field)
	}
	return out
}

// read takes over what a Go type says of the value.
func (f *jsonField) read(goType string, declared map[string]*ast.StructType) {
	f.list = strings.HasPrefix(goType, "[]")
	goType = strings.TrimLeft(goType, "[]*")
	switch {
	case declared[goType] != nil:
		f.of = goType
	case strings.HasPrefix(goType, "int"), strings.HasPrefix(goType, "float"):
		f.scalar = "number"
	case goType == "string", goType == "bool":
		f.scalar = map[string]string{"string": "string", "bool": "boolean"}[goType]
	}
}

func typeText(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return "*" + typeText(e.X)
	case *ast.ArrayType:
		return "[]" + typeText(e.Elt)
	}
	return fmt.Sprintf("%T", e)
}

// comment is what the source says of a field, in one line.
func comment(f *ast.Field) string {
	text := f.Comment.Text()
	if text == "" {
		text = f.Doc.Text()
	}
	return strings.TrimSuffix(strings.Join(strings.Fields(text), " "), ".")
}

// typeOf is the type whose fields an object has: none that it lacks, all that
// are never left out. Of several the one with the fewest fields; empty where
// there is none.
func (s structs) typeOf(object shape) string {
	best := ""
	for name, fields := range s {
		if !fits(fields, object) {
			continue
		}
		if best == "" || len(fields) < len(s[best]) || len(fields) == len(s[best]) && name < best {
			best = name
		}
	}
	return best
}

func fits(fields []jsonField, object shape) bool {
	for _, m := range object.members {
		if !slices.ContainsFunc(fields, func(f jsonField) bool { return f.name == m.name }) {
			return false
		}
	}
	return len(object.members) > 0 && !slices.ContainsFunc(fields, func(f jsonField) bool { return !f.optional && object.index(f.name) < 0 })
}

// described is a shape with all the fields that its type has and what each
// means. kind names the type; it is looked for where it is empty.
func (s structs) described(seen shape, kind string) shape {
	switch {
	case seen.element != nil:
		element := s.described(*seen.element, kind)
		return shape{element: &element}
	case kind == "" && seen.members != nil:
		kind = s.typeOf(seen)
	}
	if s[kind] == nil {
		for i, m := range seen.members {
			seen.members[i].value = s.described(m.value, "")
		}
		return seen
	}
	out := shape{members: []member{}}
	for _, f := range s[kind] {
		value := seen.field(f.name)
		if value.unknown() {
			value = f.shape(s)
		}
		out.members = append(out.members, member{name: f.name, meaning: f.meaning, value: s.described(value, f.of)})
	}
	return out
}

// shape is what the source alone says of a field's value.
func (f jsonField) shape(kinds structs) shape {
	value := shape{scalar: f.scalar}
	if f.of != "" && kinds[f.of] != nil {
		value = shape{members: []member{}}
	} else if value.scalar == "" {
		value.scalar = "null"
	}
	if f.list {
		return shape{element: &value}
	}
	return value
}
