package app_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"github.com/lumenore/analytics-mcp-server/app"
	"github.com/lumenore/analytics-mcp-server/app/configdoc"
)

func load(t *testing.T, environ ...string) *app.Config {
	t.Helper()
	config, _, err := app.Load(t.Context(), environ, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return config
}

func TestNothingSetGivesTheDefaults(t *testing.T) {
	c := load(t)
	if c.Platform != "lumenore" || c.HTTPAddr != ":8080" || c.OpsAddr != ":9090" || c.AnswerBudgetBytes != 102400 ||
		c.TotalTimeout.Value() != 300*time.Second || c.ConnectTimeout.Value() != 10*time.Second || c.CacheTTL != 0 ||
		c.RetryAttempts != 1 || c.ServerURL != "https://preview.lumenore.com" {
		t.Errorf("%+v", c)
	}
}

func TestEmptyMeansUnset(t *testing.T) {
	if c := load(t, "TOTAL_TIMEOUT=", "PLATFORM= ", "MAX_QUERIES=", "ALLOW_PLAIN_HTTP="); !reflect.DeepEqual(c, load(t)) {
		t.Errorf("%+v", c)
	}
}

func TestDurationsAreSecondsOrGoNotation(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"60": time.Minute, "1.5": 1500 * time.Millisecond, "1m30s": 90 * time.Second, " 2m ": 2 * time.Minute,
	} {
		if got := load(t, "TOTAL_TIMEOUT="+text).TotalTimeout.Value(); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestAMalformedValueIsRefusedByTheVariablesName(t *testing.T) {
	for pair, want := range map[string]string{
		"TOTAL_TIMEOUT=soonest":            "TOTAL_TIMEOUT has a value that is not taken: it takes a number of seconds or a time span as in 1m30s, from 1s to 1h",
		"TOTAL_TIMEOUT=NaN":                "TOTAL_TIMEOUT has",
		"TOTAL_TIMEOUT=2h":                 "from 1s to 1h",
		"DRAIN_DELAY=-1":                   "DRAIN_DELAY has",
		"MAX_QUERIES=0":                    "MAX_QUERIES has a value that is not taken: it takes a whole number from 1 to 10000",
		"ENGINE_MEMORY_BYTES=0":            "ENGINE_MEMORY_BYTES has",
		"ANSWER_BUDGET_BYTES=100kB":        "ANSWER_BUDGET_BYTES has a value that is not taken: it takes a whole number from 40960 to 16777216",
		"ANSWER_BUDGET_BYTES=10":           "from 40960",
		"MAX_QUERIES=-1":                   "MAX_QUERIES has",
		"PLATFORM=embeded":                 "PLATFORM has a value that is not taken: it takes lumenore or embedded",
		"LOG_LEVEL=loud":                   "debug or info or warn or error",
		"HTTP_ADDR=8080":                   "HTTP_ADDR has a value that is not taken: it takes host:port",
		"TIME_ZONE=Mars/Olympus":           "an IANA time zone",
		"SERVER_URL=ftp://example.com":     "SERVER_URL has",
		"SERVER_URL=https://u:p@host":      "SERVER_URL has",
		"SERVER_URL=http://example.com":    "ALLOW_PLAIN_HTTP=true",
		"ALLOW_PLAIN_HTTP=perhaps":         "ALLOW_PLAIN_HTTP has a value that is not taken: it takes true or false",
		"RETRY_ATTEMPTS=3":                 "from 0 to 2",
		"ALLOWED_HOSTS=https://mcp.corp":   "ALLOWED_HOSTS has a value that is not taken: it takes host names separated by commas",
		"ALLOWED_HOSTS=a.corp b.corp":      "ALLOWED_HOSTS has",
		"ALLOWED_HOSTS=mcp.corp/mcp":       "ALLOWED_HOSTS has",
		"ALLOWED_HOSTS=mcp.*.corp":         "ALLOWED_HOSTS has",
		"ALLOWED_HOSTS=mcp.corp:0":         "ALLOWED_HOSTS has",
		"ALLOWED_HOSTS=10.0.0.999":         "ALLOWED_HOSTS has",
		"ALLOWED_HOSTS=-":                  "ALLOWED_HOSTS has",
		"DATA_DIR=/no/such/folder":         "DATA_DIR is no folder",
		"LUMENORE_SECRET_FILE=/no/such/it": "LUMENORE_SECRET_FILE names a file",
	} {
		_, _, err := app.Load(t.Context(), []string{pair}, t.TempDir())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %q", pair, err, want)
			continue
		}
		if _, value, _ := strings.Cut(pair, "="); len(value) > 6 && strings.Contains(err.Error(), value) {
			t.Errorf("%s: the error shows the value: %v", pair, err)
		}
	}
}

func TestHostsAreNamesPatternsAndAddresses(t *testing.T) {
	c := load(t, "ALLOWED_HOSTS=mcp.example.com, *.example.com,,localhost:8080,10.0.0.1,[::1]:8080,::1,my_host,*")
	if want := (app.Hosts{"mcp.example.com", "*.example.com", "localhost:8080", "10.0.0.1", "[::1]:8080", "::1", "my_host", "*"}); !reflect.DeepEqual(c.AllowedHosts, want) {
		t.Errorf("%q", c.AllowedHosts)
	}
}

func TestAllThatIsWrongIsSaidAtOnce(t *testing.T) {
	_, _, err := app.Load(t.Context(), []string{
		"TOTAL_TIMEOUT=soon", "MAX_QUERIES=many", "ANSWER_BUDGET_BYTES=10", "MAX_CONCURRENT=0", "DATA_DIR=/no/such/folder", "PLATFORM=lumenore",
		"ALLOWED_HOSTS=https://x", "SERVER_URL=http://example.com", "LUMENORE_SECRET=s", "LUMENORE_SECRET_FILE=/no/such/file",
	}, t.TempDir())
	if err == nil {
		t.Fatal("all is taken")
	}
	var named []string
	for line := range strings.Lines(err.Error()) {
		name, _, _ := strings.Cut(line, " ")
		named = append(named, name)
	}
	slices.Sort(named)
	if want := []string{
		"ALLOWED_HOSTS", "ANSWER_BUDGET_BYTES", "DATA_DIR", "LUMENORE_SECRET", "MAX_CONCURRENT", "MAX_QUERIES", "SERVER_URL", "TOTAL_TIMEOUT",
	}; !slices.Equal(named, want) {
		t.Errorf("%q in\n%v", named, err)
	}
}

func TestPlainHTTPIsTakenOnThisMachineAndOnDemand(t *testing.T) {
	load(t, "SERVER_URL=http://127.0.0.1:8443")
	load(t, "SERVER_URL=http://localhost")
	load(t, "SERVER_URL=http://lumenore.internal", "ALLOW_PLAIN_HTTP=true")
}

func TestTheEnvironmentWinsOverTheEnvFile(t *testing.T) {
	dir := t.TempDir()
	text := "# comment\nPLATFORM=embedded\nTOTAL_TIMEOUT=60\nDRAIN_DELAY=1 # s\nLUMENORE_SECRET='a$b#c'\n"
	if err := os.WriteFile(filepath.Join(dir, ".env"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c, _, err := app.Load(t.Context(), []string{"TOTAL_TIMEOUT=90", "DRAIN_DELAY="}, dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Platform != "embedded" || c.TotalTimeout.Value() != 90*time.Second || c.DrainDelay.Value() != time.Second ||
		c.LumenoreSecret.Reveal() != "a$b#c" {
		t.Errorf("%+v", c)
	}
}

func TestABrokenEnvFileIsRefusedWithoutShowingIt(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".env"), []byte("LUMENORE_SECRET hunter2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := app.Load(t.Context(), nil, dir)
	if err == nil || !strings.Contains(err.Error(), "NAME=value") || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("%v", err)
	}
}

func TestNamesThatLookLikeOursAreWarnedOf(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".env"), []byte("WAREHOUSE=x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, unknown, err := app.Load(t.Context(), []string{
		"LUMENORE_REGION=x", "TOTAL_TIMOUT=1", "data_dir=x", "PATH=x", "HOME=x", "LOGNAME=x", "HOSTNAME=x", "SHELL=x",
	}, dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []app.Unknown{{"LUMENORE_REGION", ""}, {"TOTAL_TIMOUT", "TOTAL_TIMEOUT"}, {"WAREHOUSE", ""}, {"data_dir", "DATA_DIR"}}
	if !reflect.DeepEqual(unknown, want) {
		t.Errorf("%v; want %v", unknown, want)
	}
}

func TestACredentialComesFromOnePlace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(file, []byte("s\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	load(t, "LUMENORE_SECRET_FILE="+file)
	_, _, err := app.Load(t.Context(), []string{"LUMENORE_SECRET_FILE=" + file, "LUMENORE_SECRET=s"}, t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "both set") {
		t.Error(err)
	}
}

func TestASecretPrintsMaskedEverywhere(t *testing.T) {
	c := load(t, "LUMENORE_SECRET=hunter2", "LUMENORE_CLIENT_ID=hunter2")
	core, logs := observer.New(zapcore.DebugLevel)
	zap.New(core).Info("m", zap.Any("any", c.LumenoreSecret), zap.Stringer("stringer", c.LumenoreSecret), zap.Reflect("config", c))
	encoder := zapcore.NewJSONEncoder(zapcore.EncoderConfig{})
	line, err := encoder.EncodeEntry(zapcore.Entry{}, logs.All()[0].Context)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	printed := []string{line.String(), string(encoded), c.LumenoreSecret.String()}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
		printed = append(printed, fmt.Sprintf(verb, c.LumenoreSecret), fmt.Sprintf(verb, *c))
	}
	for _, text := range printed {
		if strings.Contains(text, "hunter2") || strings.Contains(text, "68756e74657232") || !strings.Contains(text, "***") {
			t.Errorf("not masked: %s", text)
		}
	}
}

func TestTheTableOfSettingsIsUpToDate(t *testing.T) {
	source, err := os.ReadFile("config.go")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	table, err := configdoc.Table(source)
	if err != nil {
		t.Fatal(err)
	}
	updated, err := configdoc.Insert(string(readme), table)
	if err != nil {
		t.Fatal(err)
	}
	if updated != string(readme) {
		t.Error("README.md has another table of settings than app/config.go: run make generate")
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[app.Config]()) {
		name, _, _ := strings.Cut(field.Tag.Get("env"), ",")
		if !strings.Contains(table, "`"+name+"`") {
			t.Errorf("the table lacks %s", name)
		}
	}
}

func TestTheExampleOfAnEnvFileIsTakenAsItIs(t *testing.T) {
	text, err := os.ReadFile("../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	uncommented := strings.ReplaceAll(string(text), "\n#", "\n")
	var lines []string
	for line := range strings.Lines(uncommented) {
		if name, _, ok := strings.Cut(line, "="); ok && strings.ToUpper(name) == name && !strings.Contains(name, " ") {
			lines = append(lines, line)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".env"), []byte(strings.Join(lines, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	_, unknown, err := app.Load(t.Context(), []string{"DATA_DIR=" + dir}, dir)
	if err != nil || len(unknown) != 0 || len(lines) < 5 {
		t.Errorf("%v, unknown %v in %d lines", err, unknown, len(lines))
	}
}
