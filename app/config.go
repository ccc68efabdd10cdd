package app

import "time"

//go:generate go run ./configdoc/generate config.go ../README.md

// Config is every setting of the service. The tags say how a variable is read:
// env its name and default, takes or min and max what is accepted, unset what
// holds without a value, used which platform it belongs to. The comments are the
// reasons, and become the table in README.md.
type Config struct {
	// Which platform answers. The default needs credentials, so that a deployment with a missing secret stops instead of serving sample data.
	Platform string `env:"PLATFORM,default=lumenore" takes:"lumenore|embedded"`

	// Where assistants connect, at /mcp.
	HTTPAddr Address `env:"HTTP_ADDR,default=:8080"`
	// Where /livez, /readyz and /metrics answer: apart from the assistants' port, so that they need not be public.
	OpsAddr Address `env:"OPS_ADDR,default=:9090"`
	// How much is logged, as JSON on stderr. No level logs questions, answers or data.
	LogLevel string `env:"LOG_LEVEL,default=info" takes:"debug|info|warn|error"`
	// Host names that are answered, separated by commas. Unset: any, but only loopback names over a loopback connection,
	// so that no web page can reach a server on your own machine.
	AllowedHosts Hosts `env:"ALLOWED_HOSTS" unset:"any"`
	// Origins of web pages that may call, separated by commas; `*` is any. Pages are the one kind of client that a stranger can make your browser run.
	AllowedOrigins Origins `env:"ALLOWED_ORIGINS" unset:"only loopback on loopback"`

	// Size of an answer, in bytes of JSON; what is over it is cut at whole rows, and the answer says so.
	// The default is about 25,000 tokens; the least still holds an error that repeats a question of 5,000 characters.
	AnswerBudgetBytes int `env:"ANSWER_BUDGET_BYTES,default=102400" min:"40960" max:"16777216"`
	// Zone in which today begins and ends, where the data reach to it. Of data that end before, "today" is their last day.
	TimeZone Zone `env:"TIME_ZONE,default=UTC"`
	// Time for a whole call: an analysis of a very large table still fits.
	TotalTimeout Duration `env:"TOTAL_TIMEOUT,default=300" min:"1s" max:"1h"`
	// How long a stopping server still accepts calls, until every load balancer has noticed that it is not ready.
	DrainDelay Duration `env:"DRAIN_DELAY,default=5" min:"0s" max:"10m"`
	// Calls at work at once; one too many waits a second, then is told to come back.
	MaxConcurrent int `env:"MAX_CONCURRENT,default=1024" min:"1" max:"100000"`
	// How long answers are kept in memory, per caller. Changed files show in them only after it has passed. Unset: none is kept.
	CacheTTL Duration `env:"CACHE_TTL" min:"0s" max:"24h" unset:"off"`

	// Folder with your files. Unset: the bundled sample.
	DataDir string `env:"DATA_DIR" takes:"a folder" unset:"the sample" used:"embedded"`
	// Where imported copies of your files lie while the service runs. Unset: a private temporary folder, removed at the end.
	CacheDir string `env:"CACHE_DIR" takes:"a folder" unset:"temporary" used:"embedded"`
	// Questions at work at once; more would only share the same cores. Unset: two for each core.
	MaxQueries int `env:"MAX_QUERIES" min:"1" max:"10000" unset:"2 × cores" used:"embedded"`
	// Memory for imports and questions together. Unset: half of what the container or the machine allows.
	EngineMemoryBytes int64 `env:"ENGINE_MEMORY_BYTES" min:"67108864" max:"1099511627776" unset:"half the memory" used:"embedded"`

	// Client id of your Lumenore account.
	LumenoreClientID Secret `env:"LUMENORE_CLIENT_ID" takes:"text" used:"lumenore"`
	// File that holds it instead.
	LumenoreClientIDFile string `env:"LUMENORE_CLIENT_ID_FILE" takes:"a file" used:"lumenore"`
	// Secret that belongs to the client id.
	LumenoreSecret Secret `env:"LUMENORE_SECRET" takes:"text" used:"lumenore"`
	// File that holds it instead.
	LumenoreSecretFile string `env:"LUMENORE_SECRET_FILE" takes:"a file" used:"lumenore"`
	// Key to use instead of client id and secret.
	LumenoreAPIKey Secret `env:"LUMENORE_API_KEY" takes:"text" used:"lumenore"`
	// File that holds it instead.
	LumenoreAPIKeyFile string `env:"LUMENORE_API_KEY_FILE" takes:"a file" used:"lumenore"`
	// Where your Lumenore instance is. Plain http only on this machine, since credentials travel with every call.
	ServerURL ServerURL `env:"SERVER_URL,default=https://preview.lumenore.com" used:"lumenore"`
	// Lets SERVER_URL be plain http elsewhere too.
	AllowPlainHTTP bool `env:"ALLOW_PLAIN_HTTP,default=false" takes:"true|false" used:"lumenore"`
	// File with further certificate authorities in PEM, for a proxy that inspects traffic or an instance of your own.
	LumenoreCAFile string `env:"LUMENORE_CA_FILE" takes:"a file" used:"lumenore"`
	// Public keys (SHA-256 of the SubjectPublicKeyInfo, base64 or hexadecimal), separated by commas; the platform's chain must hold one of them.
	LumenorePinSHA256 string `env:"LUMENORE_PIN_SHA256" takes:"sums" unset:"any key that is vouched for" used:"lumenore"`
	// Time to connect: a healthy network takes a fraction of it.
	ConnectTimeout Duration `env:"CONNECT_TIMEOUT,default=10" min:"100ms" max:"5m" used:"lumenore"`
	// Longest silence of the platform within an answer.
	RequestTimeout Duration `env:"REQUEST_TIMEOUT,default=60" min:"1s" max:"1h" used:"lumenore"`
	// Further attempts where the platform has not begun to work; more would only add to its load.
	RetryAttempts int `env:"RETRY_ATTEMPTS,default=1" min:"0" max:"2" used:"lumenore"`
	// Connections to the platform, and so questions at work there at once; one too many waits a second, then is told to come back.
	PoolMaxSize int `env:"POOL_MAXSIZE,default=1024" min:"1" max:"65535" used:"lumenore"`
	// Bytes read of one answer of the platform; the rest is not read, and the answer says so.
	MaxBackendBytes int64 `env:"MAX_BACKEND_BYTES,default=268435456" min:"1048576" max:"17179869184" used:"lumenore"`
}

// The platforms.
const (
	platformLumenore = "lumenore"
	platformEmbedded = "embedded"
)

// startTimeout is how long a start may take. Reading a large DATA_DIR for the
// first time takes minutes, and the probes answer meanwhile.
const startTimeout = time.Hour

// stopSlack is what a stop may take beyond draining: closing the files.
const stopSlack = 30 * time.Second

// stopTimeout covers a whole drain: the delay, then the longest call.
func (c *Config) stopTimeout() time.Duration {
	return c.DrainDelay.Value() + c.TotalTimeout.Value() + stopSlack
}
