package tooldoc

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// kindTable lists the constants of type Kind in a Go source, with the comments
// that stand behind them.
func kindTable(source []byte) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.ParseComments)
	if err != nil {
		return "", err
	}
	var table strings.Builder
	table.WriteString("| Kind | Means |\n| --- | --- |\n")
	found := false
	for _, declaration := range file.Decls {
		constants, ok := declaration.(*ast.GenDecl)
		if !ok || constants.Tok != token.CONST {
			continue
		}
		for _, spec := range constants.Specs {
			kind, ok := spec.(*ast.ValueSpec)
			if !ok || fmt.Sprint(kind.Type) != "Kind" {
				continue
			}
			name, err := strconv.Unquote(kind.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				return "", err
			}
			if name == "invalid_arguments" {
				continue // that is the status validation_error
			}
			fmt.Fprintf(&table, "| `%s` | %s |\n", name, strings.TrimSpace(kind.Comment.Text()))
			found = true
		}
	}
	if !found {
		return "", errors.New("the source holds no kinds")
	}
	return table.String(), nil
}
