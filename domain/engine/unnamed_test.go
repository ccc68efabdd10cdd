package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestRowsWithoutAMemberAreNotTheFirst(t *testing.T) {
	const visits = "Visit,Class,Delay,Fee\n1,,1,900\n2,,2,800\n3,Yoga,9,40\n4,Yoga,8,50\n5,Spin,3,60\n"
	w := warehouse(t, map[string]string{"visits.csv": visits})
	r := ask(t, w, domain.Query, "which class has the highest total fee")
	if len(r.Rows) != 1 || r.Rows[0][0] != "Yoga" || !strings.Contains(r.Summary, "Yoga") {
		t.Errorf("%v, %s", r.Rows, r.Summary)
	}
	if caveats := strings.Join(r.Caveats, " "); !strings.Contains(caveats, "have no Class: they are not ranked") {
		t.Errorf("the rows without one are not told of: %q", caveats)
	}
}
