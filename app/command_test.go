package app_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/app"
)

// run runs a command that ends by itself.
func run(t *testing.T, environ []string, args ...string) (code int, stderr string) {
	t.Helper()
	var out, told bytes.Buffer
	code = app.Main(t.Context(), app.Process{Args: args, Environ: environ, Dir: t.TempDir(), Stdout: &out, Stderr: &told})
	return code, told.String()
}

func TestACommandThatThereIsNotIsNamed(t *testing.T) {
	code, stderr := run(t, nil, "sevre")
	if code != 2 || !strings.HasPrefix(stderr, "lumenore-mcp: there is no command \"sevre\"\n") || !strings.Contains(stderr, "usage:") {
		t.Errorf("%d %s", code, stderr)
	}
	if code, stderr = run(t, nil, "serve", "8080"); code != 2 || !strings.Contains(stderr, `"8080"`) {
		t.Errorf("%d %s", code, stderr)
	}
}

func TestAStartSaysAllThatKeepsItFromStarting(t *testing.T) {
	code, stderr := run(t, []string{"PLATFORM=lumenore", "TOTAL_TIMEOUT=soon", "ALLOWED_HOSTS=https://mcp.example.com"})
	if code != 1 || strings.Count(stderr, "\n") != 3 || strings.Count(stderr, "lumenore-mcp: ") != 3 {
		t.Errorf("%d %s", code, stderr)
	}
	for _, name := range []string{"TOTAL_TIMEOUT", "ALLOWED_HOSTS", "LUMENORE_CLIENT_ID and LUMENORE_SECRET", "make run"} {
		if !strings.Contains(stderr, name) {
			t.Errorf("%s is not in %s", name, stderr)
		}
	}
}
