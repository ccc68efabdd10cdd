package lumenore

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// endpoint is one call of the platform's API.
type endpoint struct {
	name   string // in metrics
	method string
	path   string
	// pattern is the path with names for what varies; empty: nothing does.
	pattern string
	// ofDataset: the call names a dataset, so that "not found" means that dataset.
	ofDataset bool
	asks      bool // the call carries a question
	// streamed: the answer comes line by line and may be plain text. All other
	// answers are JSON.
	streamed bool
}

// template is the path as telemetry may show it.
func (e endpoint) template() string {
	if e.pattern != "" {
		return e.pattern
	}
	return e.path
}

// analysis pairs an analysis with the endpoint that runs it.
type analysis struct {
	asked domain.Analysis
	endpoint
}

const (
	managerPath = "/api/askme-manager/"
	enginePath  = "/api/ai-engine/mcp/"
	logInPath   = "/api/secure/client/user-login"
	logInName   = "user-login"
)

// analyses is the table of what can be asked, in the order of the tools.
func analyses() []analysis {
	run := func(asked domain.Analysis, name string) analysis {
		return analysis{asked, endpoint{name: name, method: http.MethodPost, path: enginePath + name, ofDataset: true, asks: true}}
	}
	query := run(domain.Query, "nlq-to-data")
	query.streamed = true
	return []analysis{
		query,
		run(domain.Trend, "get-trend-data"),
		run(domain.Prediction, "get-prediction-data"),
		run(domain.Outlier, "get-outlier-data"),
		run(domain.Correlation, "get-correlation-data"),
		run(domain.Change, "get-change-data"),
		run(domain.Pareto, "get-pareto-data"),
	}
}

// listing is the call for the datasets. It has no body.
func listing() endpoint {
	return endpoint{name: "get-domain", method: http.MethodGet, path: managerPath + "get-domain"}
}

// columnsOf is the call for the columns of a dataset.
func columnsOf(id domain.SchemaID) endpoint {
	return endpoint{
		name: "metadata-get", method: http.MethodPost, ofDataset: true,
		path:    managerPath + "metadata/get/" + strconv.FormatInt(int64(id), 10),
		pattern: managerPath + "metadata/get/{schemaId}",
	}
}

// columnsBody asks for everything that the platform knows of a column.
func columnsBody(id domain.SchemaID) ([]byte, error) {
	type data struct {
		Columns  []string        `json:"columns"`
		DomainID domain.SchemaID `json:"domainId"`
	}
	return json.Marshal(struct {
		Data data `json:"data"`
	}{data{
		Columns:  []string{"description", "column_name", "column_alias", "column_type", "unit", "column_datatype_name", "date_format"},
		DomainID: id,
	}})
}

// questionBody asks a question.
func questionBody(q domain.Question) ([]byte, error) {
	return json.Marshal(struct {
		UserQuery string          `json:"userQuery"`
		SchemaID  domain.SchemaID `json:"schemaId"`
	}{q.Text(), q.Schema()})
}
