package engine

// maxAnalysisBytes is the contract's ceiling of an analysis, about 4,000
// tokens of JSON: an assistant reads it whole, so what is over it is dropped
// and said.
const maxAnalysisBytes = 16_000

// fit shortens a reply until it is within the ceiling. Each step takes
// something out, says so in a caveat, and reports whether it can do so again.
func (p *Reply) fit(steps ...func() (again bool)) error {
	for _, step := range steps {
		for again := true; again; {
			data, err := encode(p)
			if err != nil {
				return err
			}
			if len(data) <= maxAnalysisBytes {
				return nil
			}
			again = step()
		}
	}
	return nil
}
