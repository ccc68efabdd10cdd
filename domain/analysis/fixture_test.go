package analysis_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// fixture reads testdata/name: numbers of a reference implementation. The
// Python script of the same name made it.
func fixture[T any](t *testing.T, name string) T {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out T
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// within fails unless got is want, up to a tolerance; NaN is only itself.
func within(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > tolerance {
		t.Errorf("%s is %v, want %v ± %v", what, got, want, tolerance)
	}
}
