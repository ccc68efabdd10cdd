package analysis

import (
	"cmp"
	"maps"
	"slices"
)

// Ranges says how the values of a target lie in categories that do not overlap:
// no value of one lies between those of another.
type Ranges struct {
	Order []int // the categories from the lowest values to the highest
	// Touching: between neighbours no more room is left than between values that
	// stand beside each other, as thresholds cut a target that runs on across
	// them. Groups that merely lie apart, as the prices of a few plans do, leave more.
	Touching bool
}

const (
	// valuesAround are the values on either side of a threshold that tell how close
	// values stand there.
	valuesAround = 5
	// roomBetween is how many times their usual distance two values beside each
	// other may be apart: an exponential distance is more than five times its
	// median once in 32.
	roomBetween = 5
)

// Bins gives the ranges that categories (codes from 0 on, −1 where missing) are
// of a target, as age groups are of age; nil where any two overlap. Two
// categories at least, with two different values each on average, and enough
// rows that chance would not have sorted them. ErrLength.
func Bins(target []float64, categories []int) (*Ranges, error) {
	if len(target) != len(categories) {
		return nil, ErrLength
	}
	type span struct {
		code      int
		low, high float64
	}
	spans := map[int]span{}
	var values []float64
	n := 0
	for i, v := range target {
		if !finite(v) || categories[i] < 0 {
			continue
		}
		n++
		values = append(values, v)
		s, seen := spans[categories[i]]
		if !seen {
			s = span{categories[i], v, v}
		}
		spans[categories[i]] = span{s.code, min(s.low, v), max(s.high, v)}
	}
	slices.Sort(values)
	values = slices.Compact(values)
	if len(spans) < 2 || n < leastForDefinition*len(spans) || len(values) < 2*len(spans) {
		return nil, nil
	}
	ordered := slices.SortedFunc(maps.Values(spans), func(a, b span) int { return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.high, b.high)) })
	out := &Ranges{Touching: true}
	for i, s := range ordered {
		out.Order = append(out.Order, s.code)
		if i == 0 {
			continue
		}
		before := ordered[i-1]
		if s.low < before.high {
			return nil, nil
		}
		out.Touching = out.Touching && touch(values, before.high, s.low)
	}
	return out, nil
}

// touch reports whether two values beside each other, of those in order, stand
// no further apart than those around them do.
func touch(values []float64, below, above float64) bool {
	at, _ := slices.BinarySearch(values, above)
	around := values[max(at-valuesAround-1, 0):min(at+valuesAround+1, len(values))]
	var apart []float64
	for i := 1; i < len(around); i++ {
		if around[i] != above || below == above {
			apart = append(apart, around[i]-around[i-1])
		}
	}
	return len(apart) > 0 && above-below <= roomBetween*median(apart)
}
