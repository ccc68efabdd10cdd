//go:build cgo

package duckdb_test

import (
	"testing"
)

func TestNumbersTooLargeToSquareAreLeftOutOfTheDeviation(t *testing.T) {
	w := serve(t, map[string]string{"t.csv": "x,y\n1,a\n3,b\n1e300,c\n"})
	sets, err := w.Datasets(t.Context())
	if err != nil || len(sets) != 1 {
		t.Fatalf("%d datasets, %v", len(sets), err)
	}
	if x, _ := sets[0].Column("x"); x.Mean != 2 || x.Deviation != 1 || x.Max != 1e300 {
		t.Errorf("the profile is %+v", x)
	}
}
