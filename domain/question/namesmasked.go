package question

import "slices"

// maskedName stands for a column's name where periods are looked for: no word of
// a period is written so.
const maskedName = "·"

// namesMasked are the texts in which periods are looked for, without the words that
// are the whole names of columns of texts: "by shift from May to July" is no shift
// from the one month to the other.
func (s *segmenter) namesMasked(texts []string) []string {
	out := texts
	for i, w := range texts {
		if !changeNoun(w) {
			continue
		}
		refs := s.lexicon.columns(texts[i : i+1])
		if len(refs) == 0 || refs[0].quality < wholeName || s.lexicon.dataset.Columns[refs[0].column].Type.Numeric() {
			continue
		}
		if &out[0] == &texts[0] {
			out = slices.Clone(texts)
		}
		out[i] = maskedName
	}
	return out
}

// changeNoun reports whether a noun of change also names things of other kinds.
func changeNoun(w string) bool {
	switch w {
	case "shift", "shifts", "move", "moves", "drop", "drops", "gain", "fall", "rise", "jump", "difference", "variance", "delta":
		return true
	}
	return false
}
