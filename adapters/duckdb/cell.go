//go:build cgo

package duckdb

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// typeOf names the engine's types in the domain's words. What is none of them
// is text.
func typeOf(name string) domain.Type {
	switch name {
	case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT", "UHUGEINT":
		return domain.Integer
	case "FLOAT", "DOUBLE":
		return domain.Number
	case "BOOLEAN":
		return domain.Boolean
	case "DATE":
		return domain.Date
	case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMPTZ":
		return domain.Timestamp
	}
	if strings.HasPrefix(name, "DECIMAL") {
		return domain.Number
	}
	return domain.String
}

// cell turns an engine's value into one of the domain's: nil, string, int64,
// float64, bool or time.Time. An integer beyond 64 bits becomes a float.
func cell(value any) any {
	switch v := value.(type) {
	case nil, string, bool, int64:
		return v
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case uint8:
		return int64(v)
	case uint16:
		return int64(v)
	case uint32:
		return int64(v)
	case uint64:
		return integer(new(big.Int).SetUint64(v))
	case *big.Int:
		return integer(v)
	case float32:
		return number(float64(v))
	case float64:
		return number(v)
	case duckdb.Decimal:
		return number(v.Float64())
	case time.Time:
		return v.UTC()
	case []byte:
		return string(v)
	}
	return fmt.Sprint(value)
}

func integer(v *big.Int) any {
	if v.IsInt64() {
		return v.Int64()
	}
	f, _ := new(big.Float).SetInt(v).Float64()
	return f
}

// number makes what is no number null, and minus zero zero.
func number(f float64) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return f + 0
}

// unify makes a column of integers one of numbers where some value outgrew 64
// bits, so that a column holds one type.
func unify(t *domain.Table) {
	for i := range t.Columns {
		if t.Columns[i].Type != domain.Integer || !holdsFloat(t.Rows, i) {
			continue
		}
		t.Columns[i].Type = domain.Number
		for _, row := range t.Rows {
			if n, ok := row[i].(int64); ok {
				row[i] = float64(n)
			}
		}
	}
}

func holdsFloat(rows [][]any, i int) bool {
	for _, row := range rows {
		if _, ok := row[i].(float64); ok {
			return true
		}
	}
	return false
}
