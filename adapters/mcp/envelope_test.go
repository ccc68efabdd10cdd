package mcp_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

func TestAnswersInBothEras(t *testing.T) {
	s := start(t, service{analyses: every})
	for _, version := range []string{legacy, modern} {
		session := s.connect(t, version, nil)
		for _, c := range []struct {
			tool      string
			arguments any
			want      string
		}{
			{"get_dataset_metadata", nil, `{"data":{"datasets":[{"name":"sales","schema_id":7}]},"status":"success"}`},
			{"get_metadata_info", map[string]any{"schemaId": 7}, `{"data":{"schema_id":7},"status":"success"}`},
			{"get_trend_data", map[string]any{"schemaId": 7, "userQuery": "sales by month"},
				`{"data":{"analysis":"get_trend_data","asked":"sales by month","of":7},"status":"success"}`},
			{"get_metadata_info", map[string]any{"schemaId": 8},
				`{"error":"Column listing failed: no dataset has schema_id 8.","kind":"unknown_dataset","retryable":false,"schema_id":8,"status":"error","suggestion":"Call get_dataset_metadata for the schema ids."}`},
		} {
			if got := compact(t, call(t, session, c.tool, c.arguments)); got != c.want {
				t.Errorf("%s %s:\n%s\nwant\n%s", version, c.tool, got, c.want)
			}
		}
	}
}

func TestWhatIsCutSaysSoBesideTheData(t *testing.T) {
	s := start(t, service{analyses: every, answer: func(context.Context, string) (usecase.Result, error) {
		return usecase.Result{Data: json.RawMessage("[ 1,\n 2 ]"), Truncated: true, Notice: "2 of 12,034 rows shown"}, nil
	}})
	got := compact(t, call(t, s.connect(t, legacy, nil), "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": "sales"}))
	if want := `{"data":[1,2],"notice":"2 of 12,034 rows shown","status":"success","truncated":true}`; got != want {
		t.Error(got)
	}
}

func TestFaultsSayWhatHappenedAndWhatToTry(t *testing.T) {
	question := map[string]any{"schemaId": "7", "userQuery": "sales in Washington"}
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{
			"several readings",
			&domain.Fault{Kind: domain.KindAmbiguous, Message: "'Washington' is a State and a City.", Suggestion: "Ask the user which.", Candidates: []string{"a", "b"}},
			`{"candidates":["a","b"],"error":"Analysis failed: 'Washington' is a State and a City.","kind":"ambiguous","query":"sales in Washington","retryable":false,"schema_id":7,"status":"error","suggestion":"Ask the user which."}`,
		},
		{
			"a wait",
			&domain.Fault{Kind: domain.KindRateLimited, Message: "the platform asks for a pause.", RetryAfter: 1500 * time.Millisecond},
			`{"error":"Analysis failed: the platform asks for a pause.","kind":"rate_limited","query":"sales in Washington","retryable":true,"schema_id":7,"status":"error","suggestion":"Try again in 2 s."}`,
		},
		{
			"the use-case's own check",
			domain.NewFault(domain.KindInvalid, "userQuery is odd.", "Ask evenly."),
			`{"error":"Invalid request parameters: userQuery is odd. Ask evenly.","query":"sales in Washington","schema_id":7,"status":"validation_error"}`,
		},
		{
			"an error that is no fault",
			errors.New("dial tcp 10.0.0.1:443: canary"),
			`{"error":"Analysis failed: the service could not finish this call because of an internal error.","kind":"internal","query":"sales in Washington","retryable":false,"schema_id":7,"status":"error","suggestion":"Ask in other words; if that fails too, tell whoever runs the service, with the time of the call."}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, service{analyses: every, answer: func(context.Context, string) (usecase.Result, error) {
				return usecase.Result{}, c.err
			}})
			if got := compact(t, call(t, s.connect(t, legacy, nil), "nlq_to_data", question)); got != c.want {
				t.Errorf("%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAPanicInAToolIsAnInternalError(t *testing.T) {
	s := start(t, service{analyses: every, answer: func(context.Context, string) (usecase.Result, error) {
		panic("canary")
	}})
	got := call(t, s.connect(t, legacy, nil), "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": "sales"})
	if got["kind"] != "internal" || strings.Contains(compact(t, got), "canary") {
		t.Errorf("%v", got)
	}
}

func TestDataThatIsNoJSONIsAnInternalError(t *testing.T) {
	s := start(t, service{analyses: every, answer: func(context.Context, string) (usecase.Result, error) {
		return usecase.Result{Data: json.RawMessage(`{"half":`)}, nil
	}})
	got := call(t, s.connect(t, legacy, nil), "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": "sales"})
	if got["kind"] != "internal" {
		t.Errorf("%v", got)
	}
}
