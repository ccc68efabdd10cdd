package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// panel is what these tests read of Grafana's.
type panel struct {
	Title   string
	Targets []struct{ Expr string }
}

func dashboard(t *testing.T) []panel {
	t.Helper()
	text, err := os.ReadFile("../deployments/grafana/lumenore-mcp.json")
	if err != nil {
		t.Fatal(err)
	}
	var board struct{ Panels []panel }
	if err := json.Unmarshal(text, &board); err != nil {
		t.Fatal(err)
	}
	if len(board.Panels) < 20 {
		t.Fatalf("%d panels", len(board.Panels))
	}
	return board.Panels
}

// queries are all of the dashboard and of the page.
func queries(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, p := range dashboard(t) {
		for i, target := range p.Targets {
			all[fmt.Sprintf("%s %d", p.Title, i+1)] = target.Expr
		}
	}
	page, err := os.ReadFile(metricsPage)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range regexp.MustCompile("(?m)^\\|[^|]+\\| `(.*)` \\|$").FindAllStringSubmatch(string(page), -1) {
		all[fmt.Sprintf("%s %d", metricsPage, i+1)] = strings.ReplaceAll(row[1], `\|`, "|")
	}
	return all
}

func TestEveryQueryAsksForWhatIsExported(t *testing.T) {
	var (
		exported = metrics(t)
		name     = regexp.MustCompile(`\blumenore_mcp_[a-z_]+`)
		text     = regexp.MustCompile(`"[^"]*"`)
		label    = regexp.MustCompile(`\b([a-z_]+)\s*(?:=|!)`)
		by       = regexp.MustCompile(`by \(([a-z_, ]+)\)`)
	)
	used := map[string]bool{}
	for where, query := range queries(t) {
		// What Prometheus adds, and what go_ and process_ metrics have.
		known := []string{"job", "instance"}
		for _, n := range name.FindAllString(query, -1) {
			m, ok := exported[n]
			for _, suffix := range []string{"_bucket", "_count", "_sum"} {
				if base, cut := strings.CutSuffix(n, suffix); cut && exported[base].kind() == "histogram" {
					m, ok = exported[base]
					known = append(known, "le")
				}
			}
			if !ok {
				t.Errorf("%s asks for %s, which is not exported", where, n)
			}
			used[m.name] = true
			known = append(known, m.labels...)
		}
		bare := text.ReplaceAllString(query, "")
		for _, l := range label.FindAllStringSubmatch(bare, -1) {
			if !slices.Contains(known, l[1]) {
				t.Errorf("%s asks for the label %s, which its metrics do not have", where, l[1])
			}
		}
		for _, list := range by.FindAllStringSubmatch(bare, -1) {
			for l := range strings.SplitSeq(list[1], ", ") {
				if !slices.Contains(known, l) {
					t.Errorf("%s groups by %s, which its metrics do not have", where, l)
				}
			}
		}
	}
	for n := range exported {
		if !used[n] {
			t.Errorf("no query shows %s", n)
		}
	}
}

// TestPrometheusRunsEveryQuery scrapes two services, one of each platform, and
// asks each query as Grafana would.
func TestPrometheusRunsEveryQuery(t *testing.T) {
	program, err := exec.LookPath("prometheus")
	if err != nil {
		t.Skip("prometheus is not installed (Debian: apt-get install prometheus)")
	}
	cloud := boot(t, "PLATFORM=lumenore", "SERVER_URL="+bootSandbox(t, salesFiles()), "LUMENORE_CLIENT_ID=any", "LUMENORE_SECRET=any")
	embedded := boot(t)
	address := startPrometheus(t, program, embedded.ops, cloud.ops)
	ask := func(query string) (rows int, err error) {
		query = strings.NewReplacer("$job", ".*", "$instance", ".*", "$__rate_interval", "10s").Replace(query)
		response, err := http.Get("http://" + address + "/api/v1/query?query=" + url.QueryEscape(query))
		if err != nil {
			return 0, err
		}
		defer response.Body.Close()
		var answer struct {
			Status, Error string
			Data          struct{ Result []any }
		}
		if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || answer.Status != "success" {
			return 0, fmt.Errorf("%s %w", answer.Error, err)
		}
		return len(answer.Data.Result), nil
	}
	// Rates take two scrapes with something between them.
	var work []func()
	for schema, s := range map[int]*service{35403: embedded, 12: cloud} {
		session := s.connect(t)
		work = append(work, func() {
			for _, question := range []string{"total sales by region", "total zebras by region"} {
				call(t, session, "nlq_to_data", map[string]any{"userQuery": question, "schemaId": schema})
			}
		})
	}
	left := queries(t)
	for end := time.Now().Add(patience); len(left) > 0 && time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		for _, ask := range work {
			ask()
		}
		for where, query := range left {
			rows, err := ask(query)
			if err != nil && !strings.Contains(err.Error(), "refused") {
				t.Fatalf("%s: %v\n%s", where, err, query)
			}
			// Retries and alerts are for what did not happen here.
			if rows > 0 || err == nil && (strings.Contains(query, "retries") || strings.Contains(where, metricsPage)) {
				delete(left, where)
			}
		}
	}
	for where, query := range left {
		t.Errorf("%s brings nothing: %s", where, query)
	}
}

// startPrometheus scrapes the addresses every second and returns where it is asked.
func startPrometheus(t *testing.T, program string, targets ...string) string {
	t.Helper()
	dir := t.TempDir()
	config := fmt.Sprintf("global: {scrape_interval: 1s}\nscrape_configs: [{job_name: lumenore-mcp, static_configs: [{targets: ['%s']}]}]\n",
		strings.Join(targets, "', '"))
	file := filepath.Join(dir, "prometheus.yml")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	command := exec.CommandContext(context.Background(), program, "--config.file="+file, "--storage.tsdb.path="+filepath.Join(dir, "data"), "--web.listen-address="+address, "--log.level=error")
	var log strings.Builder
	command.Stderr = &log
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		_ = command.Wait()
		if t.Failed() {
			t.Logf("prometheus: %s", &log)
		}
	})
	return address
}
