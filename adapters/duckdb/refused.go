//go:build cgo

package duckdb

import (
	duckdb "github.com/duckdb/duckdb-go/v2"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refused names what an error of the engine is about, for the log: its own text
// quotes the statement, and with it a question and data.
func refused(err *duckdb.Error) domain.Cause {
	switch err.Type {
	case duckdb.ErrorTypeBinder:
		return "the engine could not bind the statement: a type, a name or a grouping in it"
	case duckdb.ErrorTypeCatalog:
		return "the engine knows no such function or table"
	case duckdb.ErrorTypeParser, duckdb.ErrorTypeSyntax:
		return "the engine could not parse the statement"
	case duckdb.ErrorTypeConversion, duckdb.ErrorTypeOutOfRange, duckdb.ErrorTypeMismatchType, duckdb.ErrorTypeDivideByZero:
		return "the engine could not compute with a value"
	case duckdb.ErrorTypeInvalidInput, duckdb.ErrorTypeParameterNotResolved, duckdb.ErrorTypeParameterNotAllowed:
		return "the engine took an argument for invalid"
	case duckdb.ErrorTypeNotImplemented:
		return "the engine does not do what the statement asks"
	case duckdb.ErrorTypeIO:
		return "the engine could not read or write a file"
	case duckdb.ErrorTypePermission:
		return "the engine may not do what the statement asks"
	case duckdb.ErrorTypeInternal, duckdb.ErrorTypeFatal:
		return "the engine failed by a defect of its own"
	}
	return "the engine failed"
}
