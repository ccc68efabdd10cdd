package question

import "slices"

// isShareWord reports whether a word by itself says that a part of a whole is asked for.
func isShareWord(w string) bool {
	return isPercentWord(w) || slices.Contains([]string{"share", "proportion", "fraction", "portion"}, w)
}

// isPercentWord reports whether a word asks for a figure in hundredths, which may be a
// share or a change.
func isPercentWord(w string) bool {
	return slices.Contains([]string{"percentage", "percent", "in percent", "pct", "%"}, w)
}
