package configdoc

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
)

// Table returns the table, as Markdown, for the Go source of the Config struct.
func Table(source []byte) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.ParseComments)
	if err != nil {
		return "", fmt.Errorf("read the configuration's source: %w", err)
	}
	fields := configFields(file)
	if len(fields) == 0 {
		return "", errors.New("the configuration's source has no struct Config")
	}
	var b strings.Builder
	b.WriteString("| Variable | Default | Takes | Platform | Why |\n| --- | --- | --- | --- | --- |\n")
	for _, field := range fields {
		if err := writeRow(&b, field); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// configFields finds the fields of the struct Config.
func configFields(file *ast.File) []*ast.Field {
	var fields []*ast.Field
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok || spec.Name.Name != "Config" {
			return true
		}
		if s, ok := spec.Type.(*ast.StructType); ok {
			fields = s.Fields.List
		}
		return false
	})
	return fields
}

func writeRow(b *strings.Builder, field *ast.Field) error {
	if field.Tag == nil || field.Doc == nil {
		return fmt.Errorf("the setting %s needs a tag and a comment", field.Names[0].Name)
	}
	tag := reflect.StructTag(strings.Trim(field.Tag.Value, "`"))
	name, options, _ := strings.Cut(tag.Get("env"), ",")
	standard := tag.Get("unset")
	if value, ok := strings.CutPrefix(options, "default="); ok {
		standard = "`" + value + "`"
	}
	platform := tag.Get("used")
	if platform == "" {
		platform = "both"
	}
	reason := strings.Join(strings.Fields(field.Doc.Text()), " ")
	_, err := fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s |\n", name, standard, takes(tag, field.Type), platform, reason)
	return err
}

// takes says what a variable accepts, from its tags or else from its type.
func takes(tag reflect.StructTag, typ ast.Expr) string {
	ident, _ := typ.(*ast.Ident)
	low, high := tag.Get("min"), tag.Get("max")
	switch {
	case tag.Get("takes") != "":
		return strings.ReplaceAll(tag.Get("takes"), "|", " or ")
	case ident != nil && ident.Name == "Duration":
		return fmt.Sprintf("seconds, or as in `1m30s`; %s to %s", low, high)
	case low != "":
		return low + " to " + high
	case ident != nil && ident.Name == "Address":
		return "`host:port`"
	case ident != nil && ident.Name == "Hosts":
		return "host names, as in `mcp.example.com`, `*.example.com`"
	case ident != nil && ident.Name == "Origins":
		return "origins, as in `https://app.example.com`"
	case ident != nil && ident.Name == "Zone":
		return "an IANA time zone"
	case ident != nil && ident.Name == "ServerURL":
		return "an address"
	}
	return ""
}
