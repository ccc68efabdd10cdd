package mcp_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	lumenore "github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

func TestAPromptIsATaskOverTheDatasetThatIsNamed(t *testing.T) {
	s := start(t, service{analyses: every})
	s.eachAssistant(t, func(t *testing.T, a assistant) {
		names, err := a.prompts(t.Context())
		if err != nil || !slices.Equal(names, []string{"customer_insights", "inventory_management", "sales_analysis"}) {
			t.Error(names, err)
		}
		text, err := a.prompt(t.Context(), "sales_analysis", map[string]string{"schemaId": " 7 "})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"schemaId 7.", "1. get_metadata_info", "2. nlq_to_data", "3. get_pareto_data", "4. get_trend_data", "Then report"} {
			if !strings.Contains(text, part) {
				t.Errorf("%q is not in %s", part, text)
			}
		}
	})
}

func TestAPromptWithoutItsDatasetSaysWhatToGive(t *testing.T) {
	s := start(t, service{analyses: every})
	s.eachAssistant(t, func(t *testing.T, a assistant) {
		for want, arguments := range map[string]map[string]string{
			"schemaId is missing":                {},
			"schemaId must be an integer":        {"schemaId": "sales"},
			"unknown argument 'period'":          {"schemaId": "7", "period": "Q4"},
			"no dataset has schema_id 8":         {"schemaId": "8"},
			"get_dataset_metadata for the schem": {"schemaId": "8"},
		} {
			if _, err := a.prompt(t.Context(), "sales_analysis", arguments); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%v: %v", arguments, err)
			}
		}
	})
}

// The code tells a client whose fault it is; where HTTP has a status for that,
// it says the same.
func TestErrorsOfRequestsHaveTheirCode(t *testing.T) {
	s := start(t, service{analyses: every})
	for _, c := range []struct {
		method, name, params, legacyCode, modernCode string
	}{
		{"prompts/get", "sales_analysis", `"name":"sales_analysis","arguments":{}`, "-32602", "-32602"},
		{"prompts/get", "sales_analysis", `"name":"sales_analysis","arguments":{"schemaId":"8"}`, "-32602", "-32602"},
		{"prompts/get", "none", `"name":"none"`, "-32602", "-32602"},
		{"resources/read", "lumenore://datasets/8", `"uri":"lumenore://datasets/8"`, "-32002", "-32602"},
		{"resources/read", "lumenore://datasets/x", `"uri":"lumenore://datasets/x"`, "-32002", "-32602"},
		{"resources/read", "lumenore://none", `"uri":"lumenore://none"`, "-32002", "-32602"},
		{"completion/complete", "", `"ref":{"type":"ref/prompt","name":"none"},"argument":{"name":"schemaId","value":""}`, "-32602", "-32602"},
	} {
		if status, body := s.modern(t, c.method, c.name, c.params); status != http.StatusBadRequest || !strings.Contains(body, `"code":`+c.modernCode) {
			t.Errorf("%s %s: %d %s", c.method, c.params, status, body)
		}
		if status, body := s.legacy(t, c.method, c.params); status != http.StatusOK || !strings.Contains(body, `"code":`+c.legacyCode) {
			t.Errorf("%s %s: %d %s", c.method, c.params, status, body)
		}
	}
}

func TestParamsOfTheWrongTypesAreToldInPlainWords(t *testing.T) {
	s := start(t, service{analyses: every})
	for method, params := range map[string]string{
		"prompts/get":         `"name":"sales_analysis","arguments":{"schemaId":7}`,
		"resources/read":      `"uri":7`,
		"completion/complete": `"ref":{"type":"\"x"},"argument":{"name":"schemaId","value":""}`,
	} {
		status, body := s.legacy(t, method, params)
		if status != http.StatusOK || body != `{"jsonrpc":"2.0","id":42,"error":{"code":-32600,"message":"The params do not have the types that this method takes. (Arguments of a prompt are strings.)"}}`+"\n" {
			t.Errorf("%s: %d %s", method, status, body)
		}
	}
}

func TestPromptsKeepTheStepsThatThePlatformCanAnswer(t *testing.T) {
	s := start(t, service{analyses: []domain.Analysis{domain.Pareto}})
	a := sdk{s.connect(t, modern, nil)}
	names, err := a.prompts(t.Context())
	if err != nil || !slices.Equal(names, []string{"sales_analysis"}) {
		t.Error(names, err)
	}
	text, err := a.prompt(t.Context(), "sales_analysis", map[string]string{"schemaId": "7"})
	if err != nil || !strings.Contains(text, "2. get_pareto_data") || strings.Contains(text, "nlq_to_data") {
		t.Error(text, err)
	}
}

// What went wrong underneath is for whoever runs the service, and not even the
// log repeats a text that may quote data.
func TestWhatFailsUnderARequestIsToldSafely(t *testing.T) {
	for name, fail := range map[string]func() (usecase.Result, error){
		"an error": func() (usecase.Result, error) { return usecase.Result{}, errTest },
		"a panic":  func() (usecase.Result, error) { panic(errTest) },
		"no JSON":  func() (usecase.Result, error) { return usecase.Result{Data: []byte("canary")}, nil },
	} {
		t.Run(name, func(t *testing.T) {
			log := &recorder{}
			core := zapcore.NewCore(zapcore.NewJSONEncoder(zapcore.EncoderConfig{MessageKey: "msg"}), log, zapcore.DebugLevel)
			s := startWith(t, lumenore.Params{Service: service{analyses: every, datasets: fail}, Logger: zap.New(core)})
			s.eachAssistant(t, func(t *testing.T, a assistant) {
				_, err := a.read(t.Context(), "lumenore://datasets")
				if err == nil || !strings.Contains(err.Error(), "Dataset listing failed: the service could not finish") {
					t.Error(err)
				}
				if strings.Contains(err.Error(), "canary") {
					t.Errorf("the client is told %v", err)
				}
			})
			if text := log.String(); !strings.Contains(text, "request failed") || strings.Contains(text, "canary") && name != "a panic" {
				t.Errorf("logged: %s", text)
			}
		})
	}
}

func TestTwoPromptsOrResourcesOfOneNameStopTheStart(t *testing.T) {
	for _, p := range []lumenore.Params{
		{Prompts: []lumenore.Prompt{lumenore.SalesPrompt(), lumenore.SalesPrompt()}},
		{Resources: []lumenore.Resource{lumenore.DatasetsResource(), lumenore.DatasetsResource()}},
		{Resources: []lumenore.Resource{{URI: "lumenore://other"}}},
	} {
		p.Service, p.Registry, p.Logger = service{analyses: every}, prometheus.NewRegistry(), zap.NewNop()
		if _, err := lumenore.New(p); err == nil {
			t.Error("no error")
		}
	}
}
