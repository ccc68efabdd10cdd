package engine

import "fmt"

// severalTests says that of those called a trend a few may be none.
func severalTests(n int) string {
	if n < manyTests {
		return ""
	}
	return fmt.Sprintf("%d members were tested, so p-values are adjusted for that many (Benjamini–Hochberg): about 1 in 20 of the trends named may be chance.", n)
}

// manyTests is how many members must be tested before it is worth saying.
const manyTests = 5
