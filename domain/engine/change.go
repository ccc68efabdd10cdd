package engine

import (
	"context"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Change tells when a measure changed its level, or what the difference of two
// periods comes from.
type Change struct{}

// NewChange returns the Analyst of get_change_data.
func NewChange() Change { return Change{} }

// Name is the tool that it answers.
func (Change) Name() domain.Analysis { return domain.Change }

// Run compares two periods where the question names them or asks why, and
// looks for change points where it does not.
func (Change) Run(ctx context.Context, req Request) (*Reply, error) {
	if err := req.RefuseOthers(); err != nil {
		return nil, err
	}
	m, err := req.settledMeasure(ctx)
	if err != nil {
		return nil, err
	}
	if req.ranksPercent() {
		return nil, req.wrongTool(domain.Query, "members are to be ranked by their percent change, and this tool ranks them by what they did to the total.", req.Text)
	}
	if req.Plan.Compare != nil || req.Plan.Why || req.asksWhether() || req.asksCause() {
		return req.comparePeriods(ctx, m)
	}
	if req.comparesMembers() {
		return nil, req.wrongTool(domain.Query, "what is compared are not two periods, and a search for changes would leave the comparison out.", req.Text)
	}
	return req.findChanges(ctx, m)
}

// comparesMembers reports whether the question sets members or days of the week
// against each other and says nothing of changes: "compare East and West".
func (r *Request) comparesMembers() bool {
	w := r.words()
	return r.Plan.Moved == 0 && w.any("compare", "compares", "comparing", "comparison", "versus", "vs", "against") &&
		w.firstLike("when", "chang", "shift", "significant", "sudden", "abrupt", "break", "structur", "turning", "step", "jump", "movement", "moved") < 0
}

// ranksPercent reports whether the question asks which member changed most in
// percent.
func (r *Request) ranksPercent() bool {
	w := r.words()
	return r.Plan.Compare != nil && len(r.Breakdown()) > 0 && w.firstLike("percent", "relativ") >= 0 &&
		w.any("largest", "biggest", "highest", "greatest", "most", "smallest", "lowest", "least", "top", "bottom")
}

// asksCause reports whether the question asks what or who made a measure move, in
// words that no column has: "which region is responsible for the drop in sales".
func (r *Request) asksCause() bool {
	w := r.words()
	if r.Plan.Moved == 0 && w.firstLike("chang", "differ") < 0 || w.any("when") {
		return false
	}
	if w.any("led") && w.any("to") {
		return true
	}
	for _, word := range []string{"contribut", "responsib", "blame", "caus", "drove", "drive"} {
		named := slices.ContainsFunc(r.Dataset().Columns, func(c domain.Column) bool {
			return strings.Contains(strings.ToLower(c.Name), word)
		})
		if !named && w.firstLike(word) >= 0 {
			return true
		}
	}
	return false
}

// asksWhether reports whether the question asks if or by how much a measure went
// a way in a period, which a comparison answers: "did sales fall in Q1 2025". One
// that asks when, or for sudden changes, is about change points.
func (r *Request) asksWhether() bool {
	p := r.Plan.Period
	w := r.words()
	moved := r.Plan.Moved != 0 || w.any("much") && w.firstLike("chang") >= 0
	if !moved || p == nil || p.From.IsZero() || p.To.IsZero() {
		return false
	}
	most := w.any("most", "fastest", "strongest") && len(r.Breakdown()) > 0 // "which region grew the most in 2025"
	steps := w.firstLike("when", "significant", "sudden", "abrupt", "shift", "level", "break", "structur", "turning") >= 0
	return (most || w.any("did", "has", "have", "does", "much")) && !steps
}
