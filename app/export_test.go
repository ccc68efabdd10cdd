package app

import (
	"io"

	"go.uber.org/fx"
)

// Modules lets a test validate the wiring without starting it.
var Modules = modules

// SandboxModules does the same for the sandbox's.
func SandboxModules(c *Config, stderr io.Writer) fx.Option {
	return sandboxModules(c, &sandboxSwitches{}, stderr)
}

// TuneCollector sets the garbage collector as a start does.
func TuneCollector(c *Config, allowed int64, environ []string) []byte {
	return c.tuneCollector(allowed, environ)
}

// StdioModules does the same for a service over stdio.
var StdioModules = stdioModules
