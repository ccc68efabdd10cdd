//go:build cgo

package benchengine_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/app/benchengine"
)

func TestEveryQuestionIsAnsweredAndItsStatementsRunBare(t *testing.T) {
	var out, errors bytes.Buffer
	if code := benchengine.Main(t.Context(), []string{"-rows", "20000", "-rounds", "1", "-folder", t.TempDir()}, &out, &errors); code != 0 {
		t.Fatalf("exit code %d: %s", code, errors.String())
	}
	for _, tool := range []string{"nlq_to_data", "get_trend_data", "get_prediction_data", "get_outlier_data", "get_correlation_data", "get_change_data", "get_pareto_data"} {
		if !strings.Contains(out.String(), "| `"+tool+"` |") {
			t.Errorf("no row of %s in\n%s", tool, out.String())
		}
	}
}
