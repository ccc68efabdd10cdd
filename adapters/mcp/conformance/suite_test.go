package conformance_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"syscall"
	"testing"

	"github.com/goccy/go-yaml"
)

// What run.sh hands over: the folder where the suite is installed, a Node that is
// new enough for it, and the service's program.
const (
	suiteFolder    = "CONFORMANCE_SUITE"
	nodeProgram    = "CONFORMANCE_NODE"
	serviceProgram = "CONFORMANCE_SERVICE"
)

// runs are how the suite is run: a version of it, and the revision of the
// protocol.
var runs = []struct {
	name      string
	program   string
	arguments []string
}{
	{"0.1.16", "suite-0.1", nil},
	{"0.2.0-alpha.12 of 2025-11-25", "suite-0.2", []string{"--requirements", "2025-11-25"}},
	{"0.2.0-alpha.12 of 2026-07-28", "suite-0.2", []string{"--requirements", "2026-07-28"}},
}

// expected is what comes out of a run.
type expected struct {
	Passes int // checks, in all scenarios
	Fails  []struct {
		Reason    string
		Scenarios []string
	}
}

// outcome is what came out of one.
type outcome struct {
	passes int
	failed []string // scenarios, in order of their names
	text   string
}

func TestTheServiceConforms(t *testing.T) {
	folder := suite(t)
	checkRuns(t, folder, "service", startService(t, os.Getenv(serviceProgram)))
}

func TestTheEdgeTakesNothingFromTheProtocol(t *testing.T) {
	folder := suite(t)
	checkRuns(t, folder, "fixtures", startFixtures(t))
}

// suite is where the suite is installed; without it there is no test.
func suite(t *testing.T) string {
	t.Helper()
	folder := os.Getenv(suiteFolder)
	if folder == "" {
		t.Skip("`make conformance` installs the conformance suite and runs this")
	}
	return folder
}

func checkRuns(t *testing.T, folder, against, url string) {
	t.Helper()
	text, err := os.ReadFile("expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]map[string]expected
	if err := yaml.UnmarshalWithOptions(text, &all, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	for _, r := range runs {
		t.Run(r.name, func(t *testing.T) {
			want, ok := all[against][r.name]
			if !ok {
				t.Errorf("expected.yaml has no %s of %s", r.name, against)
			}
			got := run(t, folder, r.program, url, r.arguments)
			t.Logf("%s, suite %s: %d checks pass, %d scenarios fail", against, r.name, got.passes, len(got.failed))
			compare(t, want, got)
			if t.Failed() {
				t.Log(got.text)
			}
		})
	}
}

// compare fails for whatever is not as expected, better or worse.
func compare(t *testing.T, want expected, got outcome) {
	t.Helper()
	known := map[string]bool{}
	for _, group := range want.Fails {
		if group.Reason == "" {
			t.Errorf("no reason for %v", group.Scenarios)
		}
		for _, scenario := range group.Scenarios {
			known[scenario] = true
		}
	}
	for _, scenario := range got.failed {
		if !known[scenario] {
			t.Errorf("%s fails", scenario)
		}
		delete(known, scenario)
	}
	for _, scenario := range slices.Sorted(maps.Keys(known)) {
		t.Errorf("%s passes: take it out of expected.yaml", scenario)
	}
	if got.passes != want.Passes {
		t.Errorf("%d checks pass, expected.yaml says %d", got.passes, want.Passes)
	}
}

var (
	scenarioLine = regexp.MustCompile(`(?m)^[✓✗] ([\w-]+): (\d+) passed, (\d+) failed`)
	totalLine    = regexp.MustCompile(`(?m)^Total: (\d+) passed, (\d+) failed`)
)

// run runs the suite once and reads its summary.
func run(t *testing.T, folder, program, url string, arguments []string) outcome {
	t.Helper()
	script := filepath.Join(folder, program, "dist/index.js")
	// Its exit code says that a scenario failed, as the summary does.
	text, err := exec.CommandContext(t.Context(), os.Getenv(nodeProgram), append([]string{script, "server", "--url", url}, arguments...)...).CombinedOutput()
	total := totalLine.FindSubmatch(text)
	if total == nil {
		t.Fatalf("the suite came to no end: %v\n%s", err, text)
	}
	got := outcome{text: string(text)}
	if got.passes, err = strconv.Atoi(string(total[1])); err != nil {
		t.Fatal(err)
	}
	for _, line := range scenarioLine.FindAllSubmatch(text, -1) {
		if string(line[3]) != "0" {
			got.failed = append(got.failed, string(line[1]))
		}
	}
	slices.Sort(got.failed)
	return got
}

// startService starts the service over its sample and returns the endpoint.
func startService(t *testing.T, program string) string {
	t.Helper()
	command := exec.Command(program)
	command.Dir = t.TempDir()
	command.Env = append(os.Environ(), "PLATFORM=embedded", "HTTP_ADDR=127.0.0.1:0", "OPS_ADDR=127.0.0.1:0", "DRAIN_DELAY=0")
	log, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatalf("start the service that %s names: %v", serviceProgram, err)
	}
	lines := bufio.NewReader(log)
	address := awaitAddress(t, lines)
	read := make(chan struct{})
	go func() { // what nobody reads would block the service
		defer close(read)
		_, _ = io.Copy(io.Discard, lines)
	}()
	t.Cleanup(func() {
		if err := command.Process.Signal(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		<-read
		if err := command.Wait(); err != nil {
			t.Errorf("the service ended with %v", err)
		}
	})
	return "http://" + address + "/mcp"
}

// awaitAddress reads the log until the service serves.
func awaitAddress(t *testing.T, log *bufio.Reader) string {
	t.Helper()
	var seen bytes.Buffer
	for {
		line, err := log.ReadBytes('\n')
		seen.Write(line)
		if err != nil {
			t.Fatalf("the service ended before it served: %v\n%s", err, seen.String())
		}
		var event struct{ Msg, Address string }
		if json.Unmarshal(line, &event) == nil && event.Msg == "serving MCP" {
			return event.Address
		}
	}
}
