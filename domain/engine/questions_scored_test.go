package engine_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// scoredFloor is the share of the development questions that must come out
// right, in percent.
const scoredFloor = 95

// TestQuestionsOfPeople asks the questions that people asked of public tables
// and has their scorer judge the rows. The folder is not part of the
// repository; NLQ_DIR names another of the same layout, NLQ_ANSWERS keeps the
// answers.
func TestQuestionsOfPeople(t *testing.T) {
	dir := os.Getenv("NLQ_DIR")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "nlq-dev")
	}
	if _, err := os.Stat(filepath.Join(dir, "questions.jsonl")); err != nil {
		t.Skip("the development questions are not here")
	}
	python := scorer(t)
	answers := filepath.Join(t.TempDir(), "answers.jsonl")
	if keep := os.Getenv("NLQ_ANSWERS"); keep != "" {
		answers = keep
	}
	askAll(t, dir, answers)
	out, err := exec.CommandContext(t.Context(), python, filepath.Join(dir, "score.py"), answers).CombinedOutput()
	if err != nil {
		t.Fatalf("the scorer failed: %v\n%s", err, out)
	}
	t.Logf("\n%s", out)
	m := regexp.MustCompile(`overall\s+\d+ /\s*\d+\s+([\d.]+) %`).FindSubmatch(out)
	if m == nil {
		t.Fatal("the scorer printed no overall figure")
	}
	if share, _ := strconv.ParseFloat(string(m[1]), 64); share < scoredFloor {
		t.Errorf("%.1f %% right; at least %d expected", share, scoredFloor)
	}
}

// scorer is a Python that has the scorer's one dependency.
func scorer(t *testing.T) string {
	t.Helper()
	for _, python := range []string{os.Getenv("NLQ_PYTHON"), "python3", "python"} {
		if python != "" && exec.Command(python, "-c", "import duckdb").Run() == nil {
			return python
		}
	}
	t.Skip("no Python with the duckdb package to judge the answers")
	return ""
}

// askAll puts each question to the embedded platform and writes what comes back.
func askAll(t *testing.T, dir, answers string) {
	t.Helper()
	w, err := duckdb.New(duckdb.Params{Dir: filepath.Join(dir, "data"), CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	e, err := engine.New(engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewQuery()},
		Clock: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	service, err := usecase.New(usecase.Params{Platform: e, TotalTimeout: time.Minute, BudgetBytes: engine.DefaultAnswerBytes})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]domain.SchemaID{}
	datasets, err := w.Datasets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range datasets {
		ids[d.Name] = d.ID
	}
	questions, err := os.ReadFile(filepath.Join(dir, "questions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	lines := bufio.NewScanner(bytes.NewReader(questions))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var q struct{ ID, Table, Question string }
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		line, _ := json.Marshal(answerOf(t.Context(), service, q.ID, q.Question, ids[q.Table]))
		out.Write(append(line, '\n'))
	}
	if err := os.WriteFile(answers, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// answerOf is one line of the answers file.
func answerOf(ctx context.Context, s *usecase.Service, id, text string, schema domain.SchemaID) map[string]any {
	line := map[string]any{"id": id}
	result, err := s.Answer(ctx, domain.Query, text, schema)
	if err != nil {
		line["error"] = domain.FaultFrom(err).Error()
		return line
	}
	var data struct {
		Columns        []struct{ Name string }
		Rows           json.RawMessage
		Interpretation json.RawMessage
		Provenance     struct{ SQL string }
	}
	if err := json.Unmarshal(result.Data, &data); err != nil {
		line["error"] = err.Error()
		return line
	}
	names := []string{}
	for _, c := range data.Columns {
		names = append(names, c.Name)
	}
	line["columns"], line["rows"], line["sql"], line["interpretation"] = names, data.Rows, data.Provenance.SQL, data.Interpretation
	if result.Truncated {
		line["notice"] = result.Notice
	}
	return line
}
