package question

import "slices"

// each visits the parts of a formula.
func (f *formula) each(visit func(*formula)) {
	if f == nil {
		return
	}
	visit(f)
	for _, part := range []*formula{f.left, f.right, f.of} {
		part.each(visit)
	}
}

func (f *formula) has(is func(*formula) bool) bool {
	found := false
	f.each(func(part *formula) { found = found || is(part) })
	return found
}

// ofRows reports whether each row has a value of a formula: it has no aggregates.
func (f *formula) ofRows() bool {
	return !f.has(func(part *formula) bool { return part.aggregate != "" || part.count != nil })
}

// isNumber reports whether nothing of the dataset is in a formula.
func (f *formula) isNumber() bool { return !f.calculates() }

// calculates reports whether a column or a count is in a formula.
func (f *formula) calculates() bool {
	return f.has(func(part *formula) bool {
		return part.count != nil || part.sign == "" && part.aggregate == "" && part.number == nil
	})
}

// special reports whether a formula holds what sums, differences and one quotient of
// columns, which have passes of their own, do not.
func (f *formula) special() bool {
	said, quotients := []string{}, 0
	f.each(func(part *formula) {
		if part.aggregate != "" && !slices.Contains(said, part.aggregate) {
			said = append(said, part.aggregate)
		}
		if part.sign == "/" {
			quotients++
		}
	})
	return quotients > 1 || len(said) > 1 || len(said) == 1 && said[0] != "sum" && said[0] != "average" ||
		f.has(func(part *formula) bool {
			return part.sign == "×" || part.number != nil || part.count != nil || part.sign == "/" && part.right.core().sign != ""
		})
}

// ranges reports whether what looks like a sign is a mark behind a number: "top 10 - sales".
func (f *formula) ranges() bool {
	if f.sign == "+" || f.sign == "-" {
		return f.left.number != nil && f.right.core().sign != "/" || f.left.ranges()
	}
	return false
}
