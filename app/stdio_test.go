package app_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/client/transport"
	mcpgo "github.com/mark3labs/mcp-go/mcp"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/app"
)

func TestTheWiringOverStdioIsComplete(t *testing.T) {
	process := app.Process{Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{}}
	if err := fx.ValidateApp(app.StdioModules(load(t, "PLATFORM=embedded"), nil, process)); err != nil {
		t.Error(err)
	}
}

// program is the real one, built, with what to start it with over a small folder.
type program struct {
	path    string
	environ []string
	dir     string
}

func buildProgram(t *testing.T) program {
	t.Helper()
	p := program{path: filepath.Join(t.TempDir(), "lumenore-mcp"), dir: t.TempDir()}
	build := exec.CommandContext(t.Context(), "go", "build", "-o", p.path, "github.com/lumenore/analytics-mcp-server/cmd/lumenore-mcp")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the service: %v\n%s", err, out)
	}
	data := t.TempDir()
	for name, content := range salesFiles() {
		if err := os.WriteFile(filepath.Join(data, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// An address that can't be listened on: there are no ports over stdio.
	p.environ = append(os.Environ(), "PLATFORM=embedded", "DATA_DIR="+data, "TMPDIR="+p.dir, "HTTP_ADDR=192.0.2.1:1", "OPS_ADDR=192.0.2.1:2")
	return p
}

func (p program) command(t *testing.T) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), p.path, "--stdio")
	command.Env, command.Dir = p.environ, p.dir
	return command
}

const (
	askedOverStdio    = "total sales by region, highest first"
	answeredOverStdio = `["West",170],["East",70]`
)

func TestTheProgramServesTheClientThatStartsIt(t *testing.T) {
	p := buildProgram(t)
	for _, version := range []string{"2025-11-25", "2026-07-28"} {
		t.Run("SDK "+version, func(t *testing.T) {
			session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(),
				&mcp.CommandTransport{Command: p.command(t)}, &mcp.ClientSessionOptions{ProtocolVersion: version})
			if err != nil {
				t.Fatal(err)
			}
			if answer := call(t, session, "nlq_to_data", map[string]any{"userQuery": askedOverStdio, "schemaId": 12}); !strings.Contains(answer, answeredOverStdio) {
				t.Error(answer)
			}
			if err := session.Close(); err != nil {
				t.Error(err)
			}
		})
		t.Run("mcp-go "+version, func(t *testing.T) { askWithMCPGo(t, p, version) })
	}
	t.Run("a pipe that ends at once", func(t *testing.T) {
		command := p.command(t)
		command.Stdin = strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nlq_to_data","arguments":{"userQuery":"` + askedOverStdio + `","schemaId":12}}}`)
		var stderr bytes.Buffer
		command.Stderr = &stderr
		out, err := command.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, stderr.String())
		}
		// Nothing but messages may be on stdout.
		if text := string(out); strings.Count(text, "\n") != 1 || !strings.Contains(strings.ReplaceAll(text, `\"`, `"`), answeredOverStdio) {
			t.Error(text)
		}
	})
	if left, err := os.ReadDir(p.dir); err != nil || len(left) != 0 {
		t.Errorf("temporary files are left: %v %v", left, err)
	}
}

func askWithMCPGo(t *testing.T, p program, version string) {
	t.Helper()
	wire := transport.NewStdio(p.path, p.environ, "--stdio")
	c := client.NewClient(wire, client.WithProtocolVersion(version))
	if err := c.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	hello := mcpgo.InitializeRequest{}
	hello.Params.ProtocolVersion = version
	hello.Params.ClientInfo = mcpgo.Implementation{Name: "test", Version: "1"}
	if _, err := c.Initialize(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	request := mcpgo.CallToolRequest{}
	request.Params.Name, request.Params.Arguments = "nlq_to_data", map[string]any{"userQuery": askedOverStdio, "schemaId": 12}
	answer, err := c.CallTool(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	if text := answer.Content[0].(mcpgo.TextContent).Text; !strings.Contains(text, answeredOverStdio) {
		t.Error(text)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}
