package engine

import "fmt"

// membersSaid says of which members a question holds that they went a way:
// "most regions", "all of the shops". Empty where it says none.
func (run *comparisonRun) membersSaid() (quantity, dimension string) {
	dataset := run.req.Dataset()
	for _, d := range run.req.Breakdown() {
		c, found := dataset.Column(d.Column)
		if !found {
			continue
		}
		at, ok := run.req.mentioned(c)
		if q := run.req.words().quantityBefore(at); ok && q != "" {
			return q, d.Name
		}
	}
	return "", ""
}

// quantityBefore is "most" or "all" where that is said of the noun at a position.
func (w askedWords) quantityBefore(at int) string {
	at--
	for at >= 0 && w[at:at+1].any("of", "the", "our", "these", "those") {
		at--
	}
	if at < 0 || !w[at:at+1].any("most", "all") {
		return ""
	}
	if at > 0 && w[at-1:at].any("across", "over", "by", "for", "of", "between", "among", "the") {
		return "" // "across all regions" says how to look, not what went
	}
	return w[at]
}

// membersWords holds what a question says of the members against how many of
// them went that way: "1 of 4 members of Region fell, so not most."
func (run *comparisonRun) membersWords() string {
	quantity, dimension := run.membersSaid()
	if quantity == "" || run.req.Plan.Moved == 0 {
		return ""
	}
	for _, b := range run.breakdowns {
		if names := namesOf(b); len(names) != 1 || names[0] != dimension {
			continue
		}
		said, n, all := float64(run.req.Plan.Moved), 0, len(b.segments)
		for _, s := range b.segments {
			if said*s.difference > 0 {
				n++
			}
		}
		words := fmt.Sprintf(" %s of %s of %s %s", whole(int64(n)), countOf(all, "member"), dimension, moved(0, said))
		if quantity == "most" && 2*n <= all || quantity == "all" && n < all {
			words += ", so not " + quantity
		}
		return words + "."
	}
	return ""
}
