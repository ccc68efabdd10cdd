package mcp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// threeSteps reports and answers at once: the last report races the answer.
func threeSteps(ctx context.Context, _ string) (usecase.Result, error) {
	for i := range 3 {
		domain.Progress(ctx, fmt.Sprintf("step %d", i+1))
	}
	return usecase.Result{Data: json.RawMessage(`"done"`)}, nil
}

func TestNoProgressIsLost(t *testing.T) {
	const calls, callers = 400, 8
	s := start(t, service{analyses: every, answer: threeSteps})
	var group sync.WaitGroup
	for range callers {
		group.Go(func() {
			for range calls / callers {
				status, body := s.modern(t, "tools/call", "nlq_to_data", `"name":"nlq_to_data","arguments":{"userQuery":"sales","schemaId":7}`)
				if n := strings.Count(body, `"notifications/progress"`); status != 200 || n != 3 {
					t.Errorf("%d notifications, status %d:\n%s", n, status, body)
				}
				if at := strings.Index(body, `"result"`); at < strings.LastIndex(body, `"step 3"`) {
					t.Errorf("the answer overtook its progress:\n%s", body)
				}
			}
		})
	}
	group.Wait()
}

func TestProgressCountsUpForTheClientThatAsked(t *testing.T) {
	s := start(t, service{analyses: every, answer: threeSteps})
	for _, version := range []string{legacy, modern} {
		steps := make(chan *mcp.ProgressNotificationParams, 10)
		session := s.connect(t, version, &mcp.ClientOptions{
			ProgressNotificationHandler: func(_ context.Context, r *mcp.ProgressNotificationClientRequest) { steps <- r.Params },
		})
		params := &mcp.CallToolParams{Name: "nlq_to_data", Arguments: map[string]any{"schemaId": 7, "userQuery": "sales"}}
		params.SetProgressToken("token")
		for range 50 {
			if _, err := session.CallTool(t.Context(), params); err != nil {
				t.Fatal(err)
			}
			for i := range 3 {
				step := <-steps
				if step.Progress != float64(i+1) || step.ProgressToken != "token" || step.Message != fmt.Sprintf("step %d", i+1) {
					t.Errorf("%s: %+v", version, step)
				}
			}
		}
	}
}

func TestACallWithoutATokenIsAnsweredPlainly(t *testing.T) {
	s := start(t, service{analyses: every, answer: threeSteps})
	got := call(t, s.connect(t, legacy, nil), "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": "sales"})
	if got["data"] != "done" {
		t.Errorf("%v", got)
	}
}

func TestAFloodOfProgressIsThrottledAndStillAnswered(t *testing.T) {
	s := start(t, service{analyses: every, answer: func(ctx context.Context, _ string) (usecase.Result, error) {
		for range 10000 {
			domain.Progress(ctx, "step")
		}
		return usecase.Result{Data: json.RawMessage(`"done"`)}, nil
	}})
	status, body := s.modern(t, "tools/call", "nlq_to_data", `"name":"nlq_to_data","arguments":{"userQuery":"sales","schemaId":7}`)
	if n := strings.Count(body, `"notifications/progress"`); status != 200 || n < 10 || n > 100 || !strings.Contains(body, "done") {
		t.Errorf("%d notifications, status %d", n, status)
	}
}

func TestReportsAfterTheAnswerGoNowhere(t *testing.T) {
	var late domain.Report
	s := start(t, service{analyses: every, answer: func(ctx context.Context, _ string) (usecase.Result, error) {
		late = func(message string) { domain.Progress(ctx, message) }
		return usecase.Result{Data: json.RawMessage(`"done"`)}, nil
	}})
	_, body := s.modern(t, "tools/call", "nlq_to_data", `"name":"nlq_to_data","arguments":{"userQuery":"sales","schemaId":7}`)
	late("too late") // a coalesced call goes on for others
	if strings.Contains(body, "too late") || !strings.Contains(body, "done") {
		t.Error(body)
	}
}
