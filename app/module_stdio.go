package app

import (
	"context"
	"io"

	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp"
)

// stdioModule provides the server for the assistant at the other end of the
// pipes.
func stdioModule(in io.Reader, out io.Writer) fx.Option {
	return fx.Module("stdio", offered(),
		fx.Provide(func(p mcp.Params) (*mcp.Stdio, error) { return mcp.NewStdio(p, in, out) }),
		fx.Invoke(serveStdio),
	)
}

// serveStdio begins to answer once everything before it has started, and ends
// the service when the client has ended its side.
func serveStdio(server *mcp.Stdio, logger *zap.Logger, life fx.Lifecycle, shutdowner fx.Shutdowner) {
	run := func() error {
		if err := server.Serve(); err != nil {
			return err
		}
		// Where the service was asked to stop before, this is once too often.
		_ = shutdowner.Shutdown()
		return nil
	}
	life.Append(fx.Hook{
		OnStart: func(context.Context) error {
			go serve("stdio", run, logger, shutdowner)
			logger.Info("serving MCP over stdio")
			return nil
		},
		OnStop: server.Drain,
	})
}
