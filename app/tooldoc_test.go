package app_test

import (
	"os"
	"testing"

	"github.com/lumenore/analytics-mcp-server/app/tooldoc"
)

func TestThePageOfToolsIsWhatTheServiceTells(t *testing.T) {
	want, err := tooldoc.Render(t.Context(), boot(t).connect(t), os.DirFS("../domain"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../TOOLS.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(page) != want {
		t.Error("TOOLS.md has drifted from what the service tells; run `make generate`")
	}
}
