package mcp_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"

	lumenore "github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/domain"
)

var update = flag.Bool("update", false, "write the snapshots instead of comparing them")

// maxListBytes bounds what the list of tools costs every conversation.
const maxListBytes = 14 << 10

func TestDefinitionsAreAsTheSnapshotSays(t *testing.T) {
	s := start(t, service{analyses: every})
	status, body := s.modern(t, "tools/list", "", "")
	if status != 200 {
		t.Fatal(status, body)
	}
	var answer struct {
		Result struct {
			Tools json.RawMessage `json:"tools"`
		} `json:"result"`
	}
	if err := json.Unmarshal([]byte(body), &answer); err != nil {
		t.Fatal(err)
	}
	if len(body) > maxListBytes {
		t.Errorf("tools/list has %d bytes; at most %d are wanted", len(body), maxListBytes)
	}
	var got bytes.Buffer
	if err := json.Indent(&got, answer.Result.Tools, "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	snapshot(t, "tools.golden.json", got.Bytes())
}

func TestIntroductionIsAsTheSnapshotSays(t *testing.T) {
	s := start(t, service{analyses: every})
	hello := s.connect(t, legacy, nil).InitializeResult()
	got, err := json.MarshalIndent(map[string]any{
		"serverInfo":   hello.ServerInfo,
		"capabilities": hello.Capabilities,
		"instructions": strings.Split(hello.Instructions, "\n"),
	}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	snapshot(t, "introduction.golden.json", append(got, '\n'))
}

func snapshot(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed; if that is meant, run the test with -update.\n%s", path, got)
	}
}

func TestOnlyWhatThePlatformAnswersIsListed(t *testing.T) {
	s := start(t, service{analyses: []domain.Analysis{domain.Query, domain.Pareto}})
	for _, version := range []string{legacy, modern} {
		list, err := s.connect(t, version, nil).ListTools(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		names := []string{}
		for _, tool := range list.Tools {
			names = append(names, tool.Name)
		}
		if want := []string{"get_dataset_metadata", "get_metadata_info", "get_pareto_data", "nlq_to_data"}; !slices.Equal(names, want) {
			t.Errorf("%s: %v", version, names)
		}
	}
}

// Lists and discovery tell all about the server, for clients to show; answers
// repeat no more of it than the protocol asks for.
func TestAnswersNameTheServerInFewWords(t *testing.T) {
	s := start(t, service{analyses: every})
	_, body := s.modern(t, "tools/call", "nlq_to_data", ask)
	if !strings.Contains(body, `"io.modelcontextprotocol/serverInfo":{"name":"Lumenore-Analytics-MCP","version":"1.2.3"}`) {
		t.Error(body)
	}
	if _, body := s.modern(t, "server/discover", "", ""); !strings.Contains(body, `"icons":[{"src":"data:image/svg+xml;base64,`) {
		t.Error(body)
	}
	if _, body := s.legacy(t, "tools/call", ask); strings.Contains(body, "_meta") || strings.Contains(body, "resultType") {
		t.Errorf("an older revision is told %s", body)
	}
}

func TestEveryToolSetsAllHints(t *testing.T) {
	s := start(t, service{analyses: every})
	list, err := s.connect(t, legacy, nil).ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Tools) != 9 {
		t.Errorf("%d tools", len(list.Tools))
	}
	no, yes := false, true
	want := mcp.ToolAnnotations{ReadOnlyHint: true, DestructiveHint: &no, IdempotentHint: true, OpenWorldHint: &yes}
	for _, tool := range list.Tools {
		if got := compact(t, tool.Annotations); got != compact(t, want) {
			t.Errorf("%s: %s", tool.Name, got)
		}
	}
}

func TestTwoToolsOfOneNameStopTheStart(t *testing.T) {
	_, err := lumenore.New(lumenore.Params{
		Service:  service{analyses: every},
		Tools:    []lumenore.Tool{lumenore.TrendTool(), lumenore.TrendTool()},
		Registry: prometheus.NewRegistry(),
		Logger:   zap.NewNop(),
	})
	if err == nil {
		t.Error("no error")
	}
}
