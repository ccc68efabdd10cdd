package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
	"github.com/lumenore/analytics-mcp-server/app"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/ports/portstest"
)

// bootSandbox starts a sandbox over these files, as its command starts it, and
// returns its address.
func bootSandbox(t *testing.T, files map[string]string, switches ...string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	log, done, code := newTranscript(), make(chan struct{}), 0
	go func() {
		defer close(done)
		code = app.SandboxMain(ctx, app.Process{
			Args:    append([]string{"--address", "127.0.0.1:0"}, switches...),
			Environ: []string{"DATA_DIR=" + dir, "CACHE_DIR=" + t.TempDir()},
			Dir:     t.TempDir(),
			Stdout:  io.Discard,
			Stderr:  log,
		})
	}()
	t.Cleanup(func() {
		cancel()
		<-done
		if code != 0 {
			t.Errorf("exit code %d:\n%s", code, log)
		}
	})
	return "http://" + log.event(t, "serving Lumenore's wire API", done)["address"].(string)
}

// overTheWire is the platform behind a sandbox as the service reaches it.
func overTheWire(t *testing.T, address string) *lumenore.Client {
	t.Helper()
	client, err := lumenore.New(lumenore.Params{
		ServerURL: address,
		ClientID:  func() string { return "anyone" },
		Secret:    func() string { return "anything" },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := client.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := client.Close(); err != nil {
			t.Error(err)
		}
	})
	return client
}

const regionalSales = "Order Date,Region,Sales\n2025-01-03,West,100\n2025-01-20,East,50\n2025-02-11,West,70\n2025-03-02,East,20\n"

// salesFiles are a dataset of the schema id 12.
func salesFiles() map[string]string {
	return map[string]string{"sales.csv": regionalSales, "catalog.yaml": "datasets: {sales: {schema_id: 12}}"}
}

// historyFiles are three years of months in four regions, a row each, which
// every analysis can be asked of; their schema id is 12.
func historyFiles() map[string]string {
	lines := []string{"Order Date,Region,Visits,Sales"}
	for month := range 36 {
		for i, region := range []string{"West", "East", "North", "South"} {
			visits := 100*(i+1) + month*(3-i) + (month*7+i*5)%11
			lines = append(lines, fmt.Sprintf("%d-%02d-05,%s,%d,%d", 2023+month/12, month%12+1, region, visits, 3*visits+(month*5+i)%13))
		}
	}
	return map[string]string{"sales.csv": strings.Join(lines, "\n"), "catalog.yaml": "datasets: {sales: {schema_id: 12}}"}
}

func TestTheLumenorePlatformKeepsItsContractThroughTheSandbox(t *testing.T) {
	address := bootSandbox(t, historyFiles())
	for analysis, question := range map[domain.Analysis]string{
		domain.Query:       "total sales by region",
		domain.Trend:       "trend of sales by month",
		domain.Prediction:  "forecast sales for the next 3 months",
		domain.Outlier:     "outliers in sales",
		domain.Correlation: "correlation between sales and visits",
		domain.Change:      "compare sales in 2025 with 2024 by region",
		domain.Pareto:      "which regions make 80% of sales",
	} {
		t.Run(string(analysis), func(t *testing.T) {
			portstest.Platform(t, func(t *testing.T) portstest.PlatformFixture {
				return portstest.PlatformFixture{
					Platform: overTheWire(t, address), Analysis: analysis, Known: 12, Unknown: 13, Question: question,
				}
			})
		})
	}
}

func TestTheEnginesFiguresArriveThroughTheSandbox(t *testing.T) {
	platform := overTheWire(t, bootSandbox(t, salesFiles()))
	question, err := domain.NewQuestion("total sales by region, highest first", 12)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := platform.Answer(t.Context(), domain.Query, question)
	if err != nil {
		t.Fatal(err)
	}
	var data struct{ Rows [][]any }
	if err := json.Unmarshal(answer.Data, &data); err != nil || fmt.Sprint(data.Rows) != "[[West 170] [East 70]]" {
		t.Errorf("%v in %s", err, answer.Data)
	}
}

func TestTheSandboxesWiringIsComplete(t *testing.T) {
	if err := fx.ValidateApp(app.SandboxModules(load(t), io.Discard)); err != nil {
		t.Error(err)
	}
}

func TestTheSandboxesHelpNamesEveryFault(t *testing.T) {
	var stdout bytes.Buffer
	code := app.SandboxMain(t.Context(), app.Process{Args: []string{"--help"}, Stdout: &stdout, Stderr: io.Discard})
	if code != 0 || !strings.Contains(stdout.String(), "--token-lifetime") {
		t.Errorf("%d %s", code, stdout.String())
	}
	for _, d := range sandbox.Faults() {
		if !strings.Contains(stdout.String(), d.Does) {
			t.Errorf("%s is missing", d.Fault)
		}
	}
}

func TestWhatKeepsASandboxFromStartingIsSaid(t *testing.T) {
	for want, c := range map[string]struct {
		code     int
		switches []string
	}{
		"it takes name=share":          {2, []string{"--fault", "429"}},
		"-wombat":                      {2, []string{"--wombat"}},
		`"serve" is no switch`:         {2, []string{"serve"}},
		"--address takes host:port":    {2, []string{"--address", "8090"}},
		`there is no fault "wombat"`:   {1, []string{"--fault", "429=0.1,wombat=0.1"}},
		"token lifetime is below 0":    {1, []string{"--token-lifetime", "-1s"}},
		"1.2 together, more than 1":    {1, []string{"--fault", "429=0.6", "--fault", "reset=0.6"}},
		"are set together, or neither": {1, []string{"--client-id", "a"}},
	} {
		var stderr bytes.Buffer
		code := app.SandboxMain(t.Context(), app.Process{
			Args: c.switches, Environ: []string{"DATA_DIR=" + t.TempDir(), "LOG_LEVEL=error"}, Dir: t.TempDir(), Stdout: io.Discard, Stderr: &stderr,
		})
		if text := stderr.String(); code != c.code || !strings.HasPrefix(text, "lumenore-sandbox: ") || !strings.Contains(text, want) {
			t.Errorf("%v: %d %s", c.switches, code, text)
		}
	}
}
