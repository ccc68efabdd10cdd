package question

import "slices"

// seasonOfValues reports whether some of the tokens from i to end are a value
// that names a season: "Spring 2025" of a column of terms, whose rows need not
// lie in any of its months.
func (s *segmenter) seasonOfValues(i, end int) bool {
	for k := i; k < end; k++ {
		if !slices.Contains([]string{"spring", "summer", "autumn", "fall", "winter"}, s.texts[k]) {
			continue
		}
		for from := max(i, k-2); from <= k; from++ {
			for to := max(k+1, from+2); to <= min(from+4, len(s.tokens)); to++ {
				if len(s.values.find(s.lexicon.stems.bases(s.texts[from:to]))) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// partOfYearNamed reports whether "Early" or "Late" is written as a value of the
// dataset, in capitals and not at the beginning: "for Early in 2024" is the shift,
// "early in 2024" the months.
func (s *segmenter) partOfYearNamed(i int) bool {
	return i > 0 && i < len(s.texts) && slices.Contains([]string{"early", "late", "mid"}, s.texts[i]) && s.tokens[i].raw != s.texts[i] &&
		s.values != nil && len(s.values.exact[s.lexicon.stems.base(s.texts[i])]) > 0
}

func prepositionBefore(w string) bool { return w == "for" || w == "in" || w == "during" }
