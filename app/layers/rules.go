package layers

// module is this module's path.
const module = "github.com/lumenore/analytics-mcp-server"

// rule says what the packages of a folder, and below it, may import beyond the
// standard library. The rule of the deepest folder holds.
type rule struct {
	folder  string
	ours    []string // folders of this module, with what is below them
	foreign []string // modules, or "*" for any
	why     string
}

// rules is the list, a folder each.
func rules() []rule {
	return []rule{
		{folder: "domain", ours: []string{"domain"}, why: "the domain knows nothing but the standard library"},
		{folder: "domain/analysis", ours: []string{"domain"}, foreign: []string{"gonum.org/v1/gonum"}, why: "statistics need gonum and no more"},
		{
			folder: "domain/question", ours: []string{"domain"},
			foreign: []string{"github.com/agnivade/levenshtein", "github.com/gertd/go-pluralize", "golang.org/x/text"},
			why:     "reading questions needs small text libraries and no more",
		},
		{folder: "domain/usecase", ours: []string{"domain", "ports"}, why: "use-cases reach the world through ports"},
		{folder: "domain/engine", ours: []string{"domain", "ports"}, why: "the engine reaches the world through ports"},
		{folder: "ports", ours: []string{"domain"}, why: "ports speak the domain's words"},
		{folder: "adapters/mcp", ours: []string{"domain", "domain/usecase", "ports", "adapters/mcp"}, foreign: []string{"*"},
			why: "an adapter knows no other adapter"},
		{folder: "adapters/ops", ours: []string{"domain", "ports", "adapters/ops"}, foreign: []string{"*"}, why: "an adapter knows no other adapter"},
		{folder: "adapters/sandbox", ours: []string{"domain", "ports", "adapters/sandbox"}, foreign: []string{"*"}, why: "an adapter knows no other adapter"},
		{folder: "adapters/duckdb", ours: []string{"domain", "ports", "adapters/duckdb"}, foreign: []string{"*"}, why: "an adapter knows no other adapter"},
		{folder: "adapters/lumenore", ours: []string{"domain", "ports", "adapters/lumenore"}, foreign: []string{"*"}, why: "an adapter knows no other adapter"},
		{folder: "adapters/telemetry", ours: []string{"domain", "domain/usecase", "ports", "adapters/telemetry"}, foreign: []string{"*"},
			why: "an adapter knows no other adapter"},
		{folder: "app", ours: []string{"domain", "domain/usecase", "domain/engine", "ports", "adapters", "app"}, foreign: []string{"*"},
			why: "only app knows every part"},
		{folder: "app/bench/forecast", ours: []string{"domain"}, why: "it measures the statistics alone"},
		{folder: "app/bench", why: "the benchmark sees the service from outside, and needs no more than the standard library"},
		{folder: "smoke", foreign: []string{"github.com/modelcontextprotocol/go-sdk"}, why: "the smoke test sees the service from outside, as its clients do"},
		{folder: "cmd", ours: []string{"app"}, why: "a command starts the app"},
	}
}

// reserved are modules that only some folders may import, whatever the rules of
// others say.
func reserved() map[string][]string {
	return map[string][]string{
		"go.uber.org/fx":                    {"app"},
		"go.uber.org/dig":                   {"app"},
		"github.com/sethvargo/go-envconfig": {"app"},
		"github.com/joho/godotenv":          {"app"},
		"github.com/mark3labs/mcp-go":       {"adapters/mcp"},
		"github.com/duckdb/duckdb-go":       {"adapters/duckdb"},
		"github.com/go-resty/resty":         {"adapters/lumenore"},
		// The interfaces of OpenTelemetry may be used by any adapter, its workings by one.
		"go.opentelemetry.io/otel/sdk":       {"adapters/telemetry"},
		"go.opentelemetry.io/otel/exporters": {"adapters/telemetry"},
		"database/sql":                       {"adapters"},
	}
}
