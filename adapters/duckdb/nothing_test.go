//go:build cgo

package duckdb_test

import (
	"slices"
	"strings"
	"testing"

	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"
)

func TestAFolderWithoutDataIsWarnedOf(t *testing.T) {
	s := serve(t, map[string]string{"notes.txt": "later"})
	warned := slices.ContainsFunc(s.logs.All(), func(e observer.LoggedEntry) bool {
		return e.Level == zapcore.WarnLevel && strings.Contains(e.Message, "into DATA_DIR")
	})
	if !warned {
		t.Errorf("%v", s.logs.All())
	}
}
