package app_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/app"
)

func TestTheWiringIsComplete(t *testing.T) {
	config := load(t, "PLATFORM=embedded")
	if err := fx.ValidateApp(app.Modules(config, nil, io.Discard)); err != nil {
		t.Error(err)
	}
}

func TestAQuestionIsAnsweredFromTheSample(t *testing.T) {
	s := boot(t)
	answer := call(t, s.connect(t), "nlq_to_data", map[string]any{"userQuery": "total sales by region for Q4 2024, highest first", "schemaId": 35403})
	var envelope struct {
		Status string
		Data   struct {
			Summary string
			Rows    [][]any
		}
	}
	if err := json.Unmarshal([]byte(answer), &envelope); err != nil {
		t.Fatal(err)
	}
	if envelope.Status != "success" || len(envelope.Data.Rows) < 6 || envelope.Data.Rows[0][0] != "West" {
		t.Error(answer)
	}
	if got := status(t, "http://"+s.ops+"/readyz"); got != http.StatusOK {
		t.Errorf("readyz: %d", got)
	}
	if got := status(t, "http://"+s.mcp+"/"); got != http.StatusOK {
		t.Errorf("GET /: %d", got)
	}
	s.stop()
	<-s.done
	if s.code != 0 {
		t.Errorf("exit code %d:\n%s", s.code, s.log)
	}
}

func TestAStoppingServiceSaysThatItIsNotReadyAndStillAccepts(t *testing.T) {
	s := boot(t, "DRAIN_DELAY=3", "DATA_DIR="+t.TempDir())
	s.stop()
	s.log.event(t, "draining", s.done)
	if got := status(t, "http://"+s.ops+"/readyz"); got != http.StatusServiceUnavailable {
		t.Errorf("readyz while draining: %d", got)
	}
	if got := status(t, "http://"+s.mcp+"/"); got != http.StatusOK {
		t.Errorf("GET / while draining: %d", got)
	}
	<-s.done
	if s.code != 0 {
		t.Errorf("exit code %d:\n%s", s.code, s.log)
	}
}

func TestHealthcheckTellsAReadyServiceFromNone(t *testing.T) {
	s := boot(t, "DATA_DIR="+t.TempDir())
	check := func(ops string) (int, string) {
		var stderr bytes.Buffer
		code := app.Main(t.Context(), app.Process{Args: []string{"healthcheck"}, Environ: []string{"OPS_ADDR=" + ops}, Dir: t.TempDir(), Stdout: io.Discard, Stderr: &stderr})
		return code, stderr.String()
	}
	if code, stderr := check(s.ops); code != 0 {
		t.Errorf("a ready service: %d %s", code, stderr)
	}
	if code, stderr := check("127.0.0.1:1"); code != 1 || !strings.Contains(stderr, "nothing answers") {
		t.Errorf("no service: %d %s", code, stderr)
	}
}

func TestWhatKeepsAServiceFromStartingIsOneReadableLine(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	for name, c := range map[string]struct {
		environ []string
		want    string
	}{
		"no credentials":    {nil, "LUMENORE_CLIENT_ID and LUMENORE_SECRET; to try the service without an account, set PLATFORM=embedded or use `make run`"},
		"half of them":      {[]string{"LUMENORE_CLIENT_ID=a"}, "LUMENORE_CLIENT_ID and LUMENORE_SECRET"},
		"a malformed value": {[]string{"PLATFORM=embedded", "MAX_QUERIES=many"}, "MAX_QUERIES has a value that is not taken"},
		"a busy port":       {[]string{"PLATFORM=embedded", "LOG_LEVEL=error", "DATA_DIR=" + t.TempDir(), "OPS_ADDR=127.0.0.1:0", "HTTP_ADDR=" + busy.Addr().String()}, "address already in use"},
		"a bad origin":      {[]string{"PLATFORM=embedded", "LOG_LEVEL=error", "ALLOWED_ORIGINS=example"}, "ALLOWED_ORIGINS has"},
	} {
		var stderr bytes.Buffer
		code := app.Main(t.Context(), app.Process{Environ: c.environ, Dir: t.TempDir(), Stdout: io.Discard, Stderr: &stderr})
		text := stderr.String()
		if code != 1 || strings.Count(text, "\n") != 1 || !strings.HasPrefix(text, "lumenore-mcp: ") || !strings.Contains(text, c.want) {
			t.Errorf("%s: %d\n%s", name, code, text)
		}
		for _, internal := range []string{"fx", "dig", "goroutine", ".go:", "edge"} {
			if strings.Contains(text, internal) {
				t.Errorf("%s: shows %q: %s", name, internal, text)
			}
		}
	}
}

func TestCommandsThatAreNoneShowTheUsage(t *testing.T) {
	for args, want := range map[string]int{"version": 0, "help": 0, "serv": 2, "serve twice": 2} {
		var out bytes.Buffer
		code := app.Main(t.Context(), app.Process{Args: strings.Fields(args), Dir: t.TempDir(), Stdout: &out, Stderr: &out})
		if code != want || out.Len() == 0 {
			t.Errorf("%s: %d %q", args, code, out.String())
		}
	}
}

// Nothing that is private may reach the log, however much is logged: not a word
// of a question, of the data, of an answer or of a credential.
func TestTheLogHoldsNothingPrivate(t *testing.T) {
	const (
		inQuestion = "zanzibarquestion"
		inValue    = "quetzalvalue"
		inColumn   = "Okapicolumn"
		inSecret   = "xylophonesecret"
		inNumber   = "918273645"
	)
	dir := t.TempDir()
	csv := "Region," + inColumn + "\nNorth," + inNumber + "\n" + inValue + ",2\nSouth,3\n"
	if err := os.WriteFile(filepath.Join(dir, "canary.csv"), []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	s := boot(t, "DATA_DIR="+dir, "LUMENORE_CLIENT_ID="+inSecret, "LUMENORE_SECRET="+inSecret, "LUMENORE_API_KEY="+inSecret, "LUMENORE_UNKNOWN="+inSecret)
	session := s.connect(t)
	listed := call(t, session, "get_dataset_metadata", nil)
	var datasets struct {
		Data struct {
			Datasets []struct {
				ID int `json:"schema_id"`
			}
		}
	}
	if err := json.Unmarshal([]byte(listed), &datasets); err != nil || len(datasets.Data.Datasets) != 1 {
		t.Fatalf("%v in %s", err, listed)
	}
	id := datasets.Data.Datasets[0].ID
	answers := call(t, session, "get_metadata_info", map[string]any{"schemaId": id})
	for _, question := range []string{
		"total " + inColumn + " by Region",
		"total " + inColumn + " where Region is " + inValue,
		inQuestion + " by Region",
		"total " + inColumn + " by Region; DROP TABLE " + inQuestion + " --",
		strings.Repeat(inQuestion+" ", 500),
	} {
		answers += call(t, session, "nlq_to_data", map[string]any{"userQuery": question, "schemaId": id})
	}
	answers += call(t, session, "nlq_to_data", map[string]any{inQuestion: 1, "schemaId": inQuestion})
	for _, word := range []string{inQuestion, inValue, inColumn, inNumber} {
		if !strings.Contains(answers, word) {
			t.Errorf("no answer holds %s, so its absence from the log proves nothing", word)
		}
	}
	s.stop()
	<-s.done
	log := strings.ToLower(s.log.String())
	for _, word := range []string{inQuestion, inValue, inColumn, inNumber, inSecret} {
		if at := strings.Index(log, strings.ToLower(word)); at >= 0 {
			t.Errorf("the log holds %s: %s", word, log[max(0, at-300):min(len(log), at+100)])
		}
	}
	if !strings.Contains(log, "tool call") || !strings.Contains(log, "***") {
		t.Errorf("the log tells too little for this test:\n%s", log)
	}
}
