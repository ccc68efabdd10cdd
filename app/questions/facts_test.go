package questions_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// monthAway is how far a day may lie from the one that is known.
const monthAway = 31 * 24 * time.Hour

// broken says which part of how a question has to be read an answer breaks.
func (r *read) broken(whole map[string]any) string {
	if r == nil {
		return ""
	}
	in, _ := whole["interpretation"].(map[string]any)
	grain, _ := in["grain"].(string)
	for _, part := range []struct {
		name        string
		want, given []string
		asked       bool
	}{
		{"measures", r.Measures, texts(in["measures"]), r.Measures != nil},
		{"dimensions", r.Dimensions, members(texts(in["dimensions"])), r.Dimensions != nil},
		{"filters", r.Filters, texts(in["filters"]), r.Filters != nil},
		{"grain", []string{r.Grain}, []string{grain}, r.Grain != ""},
	} {
		slices.Sort(part.want)
		slices.Sort(part.given)
		if part.asked && !slices.EqualFunc(part.want, part.given, strings.EqualFold) {
			return fmt.Sprintf("%s %q instead of %q", part.name, part.given, part.want)
		}
	}
	period, _ := in["period"].(map[string]any)
	for i, end := range []string{"from", "to"} {
		if i < len(r.Period) && r.Period[i] != nil && period[end] != *r.Period[i] {
			return fmt.Sprintf("the period's %s is %v instead of %s", end, period[end], *r.Period[i])
		}
	}
	return ""
}

// members are the dimensions that are not the timeline, which is named for its
// grain.
func members(dimensions []string) []string {
	return slices.DeleteFunc(dimensions, func(d string) bool { return strings.HasSuffix(d, ")") })
}

func texts(v any) []string {
	items, _ := v.([]any)
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = fmt.Sprint(item)
	}
	return out
}

// broken says how an answer breaks the fact: none of the values at its place is
// as it must be.
func (f fact) broken(ctx context.Context, t *testing.T, g golds, whole map[string]any) string {
	t.Helper()
	if f.SQL != "" {
		rows := g.rows(ctx, t, f.SQL).rows
		if len(rows) != 1 || rows[0][0].is != 'n' {
			t.Fatalf("%s does not give one number", f.SQL)
		}
		f.Is = rows[0][0].number
	}
	found := at(whole, strings.Split(f.At, "/"))
	for _, v := range found {
		if f.holds(v) {
			return ""
		}
	}
	return fmt.Sprintf("at %s: %.200v", f.At, found)
}

func (f fact) holds(v any) bool {
	n, numeric := v.(float64)
	switch {
	case f.Empty:
		items, ok := v.([]any)
		return ok && len(items) == 0
	case f.Among != nil:
		return slices.ContainsFunc(f.Among, func(a any) bool { return equal(a, v, f.Within) })
	case f.Has != "":
		return strings.Contains(strings.ToLower(fmt.Sprint(v)), strings.ToLower(f.Has))
	case f.Near != "":
		known, err := time.Parse(time.DateOnly, f.Near)
		given, bad := time.Parse(time.DateOnly, fmt.Sprint(v))
		return err == nil && bad == nil && given.Sub(known).Abs() <= monthAway
	case f.Min != nil || f.Max != nil:
		return numeric && (f.Min == nil || n >= *f.Min) && (f.Max == nil || n <= *f.Max)
	}
	return equal(f.Is, v, f.Within)
}

// equal compares a known value with a given one: numbers by their distance
// (given ones have 4 or 9 significant digits), the rest by its text.
func equal(known, given any, within float64) bool {
	g, numeric := given.(float64)
	if k, ok := number(known); ok && numeric {
		return math.Abs(k-g) <= max(within, relative)*math.Abs(k)
	}
	return strings.EqualFold(fmt.Sprint(known), fmt.Sprint(given))
}

func number(v any) (float64, bool) {
	c := cellOf(v)
	return c.number, c.is == 'n'
}

// at are the values at a path.
func at(v any, path []string) []any {
	if len(path) == 0 {
		return []any{v}
	}
	var found []any
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			if path[0] == "*" || path[0] == key {
				found = append(found, at(inner, path[1:])...)
			}
		}
	case []any:
		for i, inner := range v {
			if path[0] == "*" || path[0] == fmt.Sprint(i) {
				found = append(found, at(inner, path[1:])...)
			}
		}
	}
	return found
}
