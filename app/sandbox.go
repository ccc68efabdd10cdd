package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"

	"go.uber.org/fx"
)

// sandboxAnswerBytes is what the sandbox's engine reads rows for: a backend
// answers whole, and cutting is its client's business.
const sandboxAnswerBytes = 16 << 20

// SandboxMain runs the sandbox until ctx ends or the process is asked to stop,
// and returns the process's exit code: 0, 1 for a failure, told on stderr, 2 for wrong switches.
func SandboxMain(ctx context.Context, p Process) int {
	switches, err := parseSandbox(p.Args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(p.Stdout, sandboxUsage())
		return 0
	case err != nil:
		fmt.Fprintf(p.Stderr, "lumenore-sandbox: %v\nlumenore-sandbox --help lists the switches.\n", err)
		return 2
	}
	if err := serveLumenore(ctx, p, switches); err != nil {
		tell(p.Stderr, "lumenore-sandbox", err)
		return 1
	}
	return 0
}

// serveLumenore is the life of the sandbox. The files and the logger are
// configured as the service's are; the rest of its settings does not matter.
func serveLumenore(ctx context.Context, p Process, switches *sandboxSwitches) error {
	config, _, err := Load(ctx, p.Environ, p.Dir)
	if err != nil {
		return err
	}
	config.settle(runtime.GOMAXPROCS(0), os.DirFS("/"))
	config.AnswerBudgetBytes = sandboxAnswerBytes
	return live(ctx, fx.New(sandboxModules(config, switches, p.Stderr)))
}
