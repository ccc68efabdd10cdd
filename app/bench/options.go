package bench

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

const usage = `usage: lumenore-bench [switches] SERVICE [SERVICE-WITHOUT-CGO]

Measures the program of the service, and a build of it without cgo, beside a bare
reverse proxy, and prints Markdown.

`

// defaultRounds is how often each load is repeated: the median of nine is not
// moved by a few that something else on the machine disturbed.
const defaultRounds = 9

// options are what is to be measured.
type options struct {
	rounds   int
	loads    string   // what a load's name must begin with; empty: all
	asked    string   // what a target's name must begin with, but for the proxy's
	against  string   // another build of the service
	programs []string // the service, and its build without cgo
}

// parse reads the arguments. Its error says how the program is used.
func parse(args []string) (options, error) {
	var o options
	var help strings.Builder
	f := flag.NewFlagSet("lumenore-bench", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.IntVar(&o.rounds, "rounds", defaultRounds, "`number` of rounds")
	f.StringVar(&o.loads, "loads", "", "only loads whose name begins with this `text`, and nothing else")
	f.StringVar(&o.asked, "asked", "", "only targets whose name begins with this `text`, and the proxy")
	f.StringVar(&o.against, "against", "", "another build of the service, a `program`, to be measured in the same rounds")
	err := f.Parse(args)
	o.programs = f.Args()
	if err == nil && o.rounds > 0 && (len(o.programs) == 1 || len(o.programs) == 2) {
		return o, nil
	}
	help.WriteString(usage)
	f.SetOutput(&help)
	f.PrintDefaults()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(&help, "\n%v\n", err)
	}
	return options{}, errors.New(strings.TrimSuffix(help.String(), "\n"))
}

// scenarios are the loads asked for.
func (o options) scenarios() []scenario {
	var list []scenario
	for _, s := range scenarios() {
		if strings.HasPrefix(s.name, o.loads) {
			list = append(list, s)
		}
	}
	return list
}
