package lumenore_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/ports"
)

var _ ports.Platform = (*lumenore.Client)(nil)

// wire is what the contract says of one call.
type wire struct{ method, path, body string }

func contract() map[string]wire {
	const (
		engine = "/api/ai-engine/mcp/"
		asked  = `{"userQuery":"canary question about sales","schemaId":918273645}`
	)
	return map[string]wire{
		"datasets": {http.MethodGet, "/api/askme-manager/get-domain", ""},
		"columns": {
			http.MethodPost, "/api/askme-manager/metadata/get/918273645",
			`{"data":{"columns":["description","column_name","column_alias","column_type","unit","column_datatype_name","date_format"],"domainId":918273645}}`,
		},
		"nlq_to_data":          {http.MethodPost, engine + "nlq-to-data", asked},
		"get_trend_data":       {http.MethodPost, engine + "get-trend-data", asked},
		"get_prediction_data":  {http.MethodPost, engine + "get-prediction-data", asked},
		"get_outlier_data":     {http.MethodPost, engine + "get-outlier-data", asked},
		"get_correlation_data": {http.MethodPost, engine + "get-correlation-data", asked},
		"get_change_data":      {http.MethodPost, engine + "get-change-data", asked},
		"get_pareto_data":      {http.MethodPost, engine + "get-pareto-data", asked},
	}
}

func TestEveryCallIsTheOneOfTheWireContract(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		c, _ := b.client(t, func(p *lumenore.Params) { p.ServerURL = "http://platform.example/" })
		for i, o := range operations(t) {
			answer, err := o.call(t.Context(), c)
			if err != nil || string(answer.Data) != `{"rows":[[1]]}` || answer.Lengths != nil || answer.Unread {
				t.Fatalf("%s: %+v, %v", o.name, answer, err)
			}
			r, want := b.calls[i], contract()[o.name]
			if r.Method != want.method || r.URL.RequestURI() != want.path || b.bodies[i] != want.body {
				t.Errorf("%s: %s %s %s", o.name, r.Method, r.URL.RequestURI(), b.bodies[i])
			}
			if r.Header.Get("Accept") != "application/json" || r.Header.Get("User-Agent") != "Lumenore-Analytics-MCP/1.2.3" || len(r.Cookies()) > 0 {
				t.Errorf("%s: headers %v", o.name, r.Header)
			}
			if want.body != "" && r.Header.Get("Content-Type") != "application/json" {
				t.Errorf("%s: content type %q", o.name, r.Header.Get("Content-Type"))
			}
		}
		if len(b.calls) != 9 || len(b.logIns) != 1 {
			t.Errorf("%d calls, %d log-ins", len(b.calls), len(b.logIns))
		}
	})
}

func TestAllSevenAnalysesAreOffered(t *testing.T) {
	p := unusedParams()
	want := []domain.Analysis{
		domain.Query, domain.Trend, domain.Prediction, domain.Outlier, domain.Correlation, domain.Change, domain.Pareto,
	}
	got, _ := json.Marshal(newClient(t, p).Analyses())
	if expected, _ := json.Marshal(want); string(got) != string(expected) {
		t.Errorf("%s, not %s", got, expected)
	}
}

func TestAnAnalysisOfAnotherPlatformIsRefused(t *testing.T) {
	p := unusedParams()
	_, err := newClient(t, p).Answer(t.Context(), "get_weather", ask(t))
	wantFault(t, err, domain.KindUnsupported)
}

// unusedParams are those of a client that is never to call.
func unusedParams() lumenore.Params {
	return lumenore.Params{
		ServerURL: "https://platform.example",
		ClientID:  func() string { return clientID },
		Secret:    func() string { return secret },
	}
}

func TestParametersThatCannotWorkAreRefusedWithoutTheirValue(t *testing.T) {
	for name, change := range map[string]func(*lumenore.Params){
		"no credentials":  func(p *lumenore.Params) { p.ClientID = nil },
		"no secret":       func(p *lumenore.Params) { p.Secret = nil },
		"no address":      func(p *lumenore.Params) { p.ServerURL = "" },
		"another scheme":  func(p *lumenore.Params) { p.ServerURL = "ftp://elsewhere" },
		"a user":          func(p *lumenore.Params) { p.ServerURL = "https://" + clientID + ":" + secret + "@elsewhere" },
		"a query":         func(p *lumenore.Params) { p.ServerURL = "https://host/?key=" + secret },
		"many retries":    func(p *lumenore.Params) { p.RetryAttempts = 3 },
		"a negative time": func(p *lumenore.Params) { p.RequestTimeout = -1 },
		"a bad pin":       func(p *lumenore.Params) { p.Pins = []string{"sha256/AAAA"} },
		"a missing file":  func(p *lumenore.Params) { p.CAFile = t.TempDir() + "/none" },
	} {
		p := unusedParams()
		change(&p)
		c, err := lumenore.New(p)
		if err == nil || c != nil {
			t.Errorf("%s was taken", name)
			continue
		}
		wantNothingIn(t, name, err.Error())
	}
}
