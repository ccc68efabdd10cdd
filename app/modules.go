package app

import (
	"io"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/fx"
)

// modules are the parts of the service. Hooks run in the order in which the
// parts are built and stop in reverse: the logger, the port of probes, the
// platform, the use-cases, then the assistants' port.
func modules(c *Config, unknown []Unknown, stderr io.Writer) fx.Option {
	return parts(c, unknown, stderr, opsModule(), mcpModule())
}

// stdioModules are those of a service over stdio: no ports.
func stdioModules(c *Config, unknown []Unknown, p Process) fx.Option {
	return parts(c, unknown, p.Stderr, fx.Provide(prometheus.NewRegistry), stdioModule(p.Stdin, p.Stdout))
}

// parts are the modules, with what operators and what assistants connect to.
func parts(c *Config, unknown []Unknown, stderr io.Writer, operators, assistants fx.Option) fx.Option {
	return fx.Options(
		fx.Supply(c, unknown, BuildVersion()),
		fx.WithLogger(newEventLogger), // here: within a module it would hold for that alone
		fx.StartTimeout(startTimeout),
		fx.StopTimeout(c.stopTimeout()),
		loggingModule(stderr),
		operators,
		telemetryModule(),
		platformModule(c),
		usecaseModule(),
		assistants,
	)
}

// platformModule provides the ports.Platform that the configuration names. The
// other one is not built at all: its files or connections are never opened.
func platformModule(c *Config) fx.Option {
	if c.Platform == platformLumenore {
		return lumenoreModule()
	}
	return fx.Options(embeddedModule(), fx.Decorate(watchWarehouse))
}
