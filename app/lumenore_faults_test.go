package app_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
)

// canaries are data that all tools can answer questions about.
func canaries() map[string]string {
	var table strings.Builder
	table.WriteString("Day,Region,Canaries,Cages\n")
	for i := range 4 * 12 * 2 {
		month := time.Date(2021, time.January, 1, 0, 0, 0, 0, time.UTC).AddDate(0, i/2, 0)
		fmt.Fprintf(&table, "%s,%s,%d,%d\n", month.Format(time.DateOnly), []string{"West", "East"}[i%2], 100+i+7*(i%5), 40+i%7)
	}
	return map[string]string{"birds.csv": table.String(), "catalog.yaml": "datasets: {birds: {schema_id: 12}}"}
}

// toolCalls are the nine tools, each with what it takes.
func toolCalls() map[string]map[string]any {
	calls := map[string]map[string]any{"get_dataset_metadata": {}, "get_metadata_info": {"schemaId": 12}}
	for tool, question := range map[string]string{
		"nlq_to_data":          "total canaries by region",
		"get_trend_data":       "trend of canaries by month",
		"get_prediction_data":  "forecast canaries for the next 3 months",
		"get_outlier_data":     "months with unusual canaries",
		"get_correlation_data": "what drives canaries",
		"get_change_data":      "when did canaries change",
		"get_pareto_data":      "which regions make up 80% of canaries",
	} {
		calls[tool] = map[string]any{"schemaId": 12, "userQuery": question}
	}
	return calls
}

func TestEveryFaultOfThePlatformIsAClearToolError(t *testing.T) {
	kinds := map[sandbox.Fault]string{
		sandbox.Unauthorized: "credentials", sandbox.RateLimited: "rate_limited",
		sandbox.ServerError: "backend_unavailable", sandbox.Unavailable: "backend_unavailable", sandbox.GatewayTimeout: "timeout",
		sandbox.HTMLPage: "not_understood", sandbox.Redirect: "not_understood", sandbox.InvalidJSON: "not_understood",
		sandbox.Reset: "backend_unavailable", sandbox.Truncated: "backend_unavailable",
		sandbox.SlowHeaders: "timeout", sandbox.SlowBody: "timeout",
		sandbox.Huge: "", // is answered, and cut
	}
	for _, d := range sandbox.Faults() {
		kind, ok := kinds[d.Fault]
		if !ok {
			t.Errorf("what comes of %s?", d.Fault)
		}
		t.Run(string(d.Fault), func(t *testing.T) {
			address := bootSandbox(t, canaries(), "--fault", string(d.Fault)+"=1", "--slow", "1m", "--huge-mib", "1")
			// No retries: nine failures leave the circuit breaker closed.
			environ := []string{"PLATFORM=lumenore", "SERVER_URL=" + address, "LUMENORE_CLIENT_ID=canary-id", "LUMENORE_SECRET=canary-secret", "RETRY_ATTEMPTS=0"}
			if kind == "timeout" {
				environ = append(environ, "REQUEST_TIMEOUT=1")
			}
			s := boot(t, environ...)
			session := s.connect(t)
			var calls sync.WaitGroup
			for tool, arguments := range toolCalls() {
				calls.Go(func() {
					result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
					if err != nil {
						t.Error(tool, err)
						return
					}
					wantOutcome(t, tool, result, kind)
				})
			}
			calls.Wait()
			s.halt(t)
			for _, private := range []string{"canar", "Canar", "Bearer", "eyJ", "<h"} {
				if strings.Contains(s.log.String(), private) {
					t.Errorf("the log holds %q:\n%s", private, s.log)
				}
			}
		})
	}
}

// wantOutcome asks for an error of a kind, in words, or for an answer.
func wantOutcome(t *testing.T, tool string, result *mcp.CallToolResult, kind string) {
	t.Helper()
	text := result.Content[0].(*mcp.TextContent).Text
	var envelope struct{ Status, Kind, Error, Suggestion string }
	if err := json.Unmarshal([]byte(text), &envelope); err != nil {
		t.Errorf("%s: %v in %s", tool, err, text)
	}
	if kind == "" {
		if result.IsError || envelope.Status != "success" {
			t.Errorf("%s: %.300s", tool, text)
		}
		return
	}
	if !result.IsError || envelope.Kind != kind || envelope.Error == "" || envelope.Suggestion == "" {
		t.Errorf("%s: %.300s, not %s", tool, text, kind)
	}
	told := strings.ToLower(envelope.Error + envelope.Suggestion)
	for _, word := range []string{"canar", "<h", "127.0.0.1", "http:", "eof", "resty"} {
		if strings.Contains(told, word) {
			t.Errorf("%s tells %q: %s", tool, word, told)
		}
	}
}
