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
