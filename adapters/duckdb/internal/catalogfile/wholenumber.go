package catalogfile

import (
	"reflect"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// wholeNumber is an integer that is written as one: the library alone would read
// 1.5 as 1, which may be the id of another dataset.
type wholeNumber int64

// UnmarshalYAML refuses numbers with a fraction or an exponent.
func (n *wholeNumber) UnmarshalYAML(node ast.Node) error {
	if node.Type() == ast.FloatType {
		return &yaml.TypeError{SrcType: reflect.TypeFor[float64](), DstType: reflect.TypeFor[int64](), Token: node.GetToken()}
	}
	return yaml.NodeToValue(node, (*int64)(n))
}
