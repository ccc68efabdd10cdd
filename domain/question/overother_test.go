package question_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAShareOfOneNumberInAnotherIsNotItsShareInTheTotal(t *testing.T) {
	r := question.New()
	for _, q := range []string{"share of subsidy by region, as percentage of heating", "percentage of heating that was subsidy, by region"} {
		p, err := r.Read(q, flats())
		var f *domain.Fault
		if !errors.As(err, &f) {
			t.Errorf("%q is read as %s", q, told(p))
			continue
		}
		p, err = r.Read(strings.TrimPrefix(f.Suggestion, "Ask: "), flats())
		if want := "grouped: show sum(Subsidy €) / sum(Heating €); by Region; order Subsidy € per Heating € down"; err != nil || told(p) != want {
			t.Errorf("%s is read as %s: %v", f.Suggestion, told(p), err)
		}
	}
}
