package mcp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"slices"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// How the server introduces itself.
const (
	serverName  = "Lumenore-Analytics-MCP"
	serverTitle = "Lumenore Analytics"
	// serverDescription and serverWebsite are for lists of servers in clients.
	serverDescription = "Ask business questions of your data in plain words."
	serverWebsite     = "https://github.com/lumenore/analytics-mcp-server"
	banner            = "Lumenore Analytics MCP server.\n\nConnect an MCP client to /mcp on this address (Streamable HTTP).\n"
)

const (
	// listTTL is how long a client may keep a list of tools, prompts or
	// resources, which changes only with a new version of the service: a minute,
	// so that an upgrade shows soon.
	listTTL = time.Minute
	// readTTL is how long it may keep what it has read: not at all, since data
	// change at any time and asking again costs little.
	readTTL = time.Duration(0)
)

// Params is what New needs.
type Params struct {
	Service Service
	// Tools are all tools there are; the server lists those that the service
	// can answer.
	Tools []Tool
	// Prompts and Resources are all there are, too; prompts keep the steps that
	// the service can answer.
	Prompts   []Prompt
	Resources []Resource
	Version   string
	// Registry takes the metrics of requests and tool calls.
	Registry prometheus.Registerer
	Logger   *zap.Logger

	// Telemetry takes spans and measurements, of what is listed; nil: none are made.
	Telemetry *edge.Telemetry

	// The HTTP edge; see edge.Params.
	Addr           string
	AllowedHosts   []string
	AllowedOrigins []string
	MaxConcurrent  int
	DrainDelay     time.Duration
}

// Server offers the tools over Streamable HTTP.
type Server struct {
	mcp  *server.MCPServer
	edge *edge.Server
}

// New wires tools, mcp-go and the HTTP edge; nothing listens yet.
func New(p Params) (*Server, error) {
	if p.Service == nil || p.Registry == nil || p.Logger == nil {
		return nil, errors.New("mcp: Service, Registry and Logger are required")
	}
	counts, err := newMetrics(p.Registry)
	if err != nil {
		return nil, err
	}
	core, callers, err := newCore(p, counts)
	if err != nil {
		return nil, err
	}
	front, err := edge.New(edge.Params{
		Handler:        &shortcut{callers: callers, next: NewHandler(core, p.Logger), logger: p.Logger},
		Addr:           p.Addr,
		AllowedHosts:   p.AllowedHosts,
		AllowedOrigins: p.AllowedOrigins,
		MaxConcurrent:  p.MaxConcurrent,
		DrainDelay:     p.DrainDelay,
		Banner:         banner,
		Logger:         p.Logger,
		Registry:       p.Registry,
		Telemetry:      named(p.Telemetry, core),
	})
	if err != nil {
		return nil, err
	}
	return &Server{mcp: core, edge: front}, nil
}

// newCore is mcp-go with all that is offered, and who takes the calls of each tool.
func newCore(p Params, counts *metrics) (core *server.MCPServer, callers map[string]*caller, err error) {
	core = newMCPServer(p)
	if callers, err = addTools(core, p, counts); err != nil {
		return nil, nil, err
	}
	if err := addPrompts(core, p); err != nil {
		return nil, nil, err
	}
	return core, callers, addResources(core, p)
}

// named lets the names of what is listed stand in spans.
func named(t *edge.Telemetry, core *server.MCPServer) *edge.Telemetry {
	if t == nil {
		return nil
	}
	all := *t
	all.Tools, all.Prompts = map[string]bool{}, map[string]bool{}
	for name := range core.ListTools() {
		all.Tools[name] = true
	}
	for name := range core.ListPrompts() {
		all.Prompts[name] = true
	}
	return &all
}

// newMCPServer declares what there is. Its own recovery is not used: it would
// show a panic's text to the client. Its own validation neither: its messages
// are no help to an assistant.
func newMCPServer(p Params) *server.MCPServer {
	completions := &completer{service: p.Service, prompts: p.Prompts, resources: p.Resources, logger: p.Logger}
	return server.NewMCPServer(serverName, p.Version,
		server.WithTitle(serverTitle),
		server.WithDescription(serverDescription),
		server.WithWebsiteURL(serverWebsite),
		server.WithIcons(icons(barsDrawing)...),
		server.WithInstructions(instructions),
		// Without these the first of each would promise notifications that a
		// server without sessions can't send.
		server.WithToolCapabilities(false),
		server.WithPromptCapabilities(false),
		server.WithResourceCapabilities(false, false),
		server.WithToolFilter(defining(p.Tools)), // which addTools leaves out
		server.WithCompletions(),
		server.WithPromptCompletionProvider(completions),
		server.WithResourceCompletionProvider(completions),
		// The same lists for everyone, but data are for whoever asked.
		server.WithCacheHints(listTTL.Milliseconds(), mcp.CacheScopePublic),
		server.WithMethodCacheHints(mcp.MethodResourcesRead, readTTL.Milliseconds(), mcp.CacheScopePrivate),
	)
}

// NewHandler serves mcp-go without sessions: any replica answers any call. GET
// is off, since its stream would carry one client's notifications to another;
// the host check is the edge's.
func NewHandler(core *server.MCPServer, logger *zap.Logger) *server.StreamableHTTPServer {
	server.WithHooks(subscriptionHooks())(core)
	return server.NewStreamableHTTPServer(core,
		server.WithStateLess(true),
		server.WithDisableStreaming(true),
		server.WithDisableLocalhostProtection(true),
		server.WithStreamableHTTPLogger(slog.New(messageLog{logger.Named("mcp-go")})),
	)
}

// addTools lists the tools that the service can answer.
func addTools(core *server.MCPServer, p Params, counts *metrics) (map[string]*caller, error) {
	answered := p.Service.Analyses()
	identity := &mcp.Implementation{Name: serverName, Version: p.Version}
	listed := map[string]*caller{}
	for _, tool := range p.Tools {
		if tool.ask == nil {
			return nil, fmt.Errorf("mcp: tool %q was not made by one of this package's functions", tool.Name)
		}
		if listed[tool.Name] != nil {
			return nil, fmt.Errorf("mcp: two tools are named %q", tool.Name)
		}
		if tool.Analysis != "" && !slices.Contains(answered, tool.Analysis) {
			continue
		}
		counts.list(tool.Name)
		c := &caller{
			tool:     tool,
			service:  p.Service,
			notify:   core.SendNotificationToClient,
			metrics:  counts,
			logger:   p.Logger,
			identity: identity,
		}
		listed[tool.Name] = c
		core.AddTool(tool.bare(), c.call)
	}
	return listed, nil
}

// Listen binds the address; see edge.Server.
func (s *Server) Listen(ctx context.Context) error { return s.edge.Listen(ctx) }

// Serve answers until Drain.
func (s *Server) Serve() error { return s.edge.Serve() }

// Drain leaves without losing a call in flight, unless ctx ends first.
func (s *Server) Drain(ctx context.Context) error { return s.edge.Drain(ctx) }

// Draining reports whether Drain has begun.
func (s *Server) Draining() bool { return s.edge.Draining() }

// Addr is the bound address, nil before Listen.
func (s *Server) Addr() net.Addr { return s.edge.Addr() }
