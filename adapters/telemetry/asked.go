package telemetry

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Asked is what the variables of OpenTelemetry ask for. The zero value is
// nothing.
type Asked struct {
	Traces, Metrics bool
	// Propagate: spans continue the caller's trace.
	Propagate bool
	// Interval is the time between two exports of metrics.
	Interval time.Duration

	variables variables // which say where to, and how
}

// Any reports whether anything is asked for.
func (a Asked) Any() bool { return a.Traces || a.Metrics }

// defaultInterval is that of OpenTelemetry's specification.
const defaultInterval = time.Minute

// protocolTaken is the one protocol that this build speaks; the others would
// bring more code than all of this service.
const protocolTaken = "http/protobuf"

// Read reads the variables (as os.Environ gives them) that decide whether there
// is telemetry, and keeps those that say where it goes; all others are read by
// OpenTelemetry's own code, from the process's environment. A signal is asked for by an endpoint to send it to, or
// by OTEL_TRACES_EXPORTER=otlp and OTEL_METRICS_EXPORTER=otlp. The error names
// the variable at fault and what it takes.
func Read(environ []string) (Asked, error) {
	v := variables{}
	for _, pair := range environ {
		if name, value, ok := strings.Cut(pair, "="); ok && strings.HasPrefix(name, "OTEL_") {
			v[name] = strings.TrimSpace(value)
		}
	}
	if strings.EqualFold(v["OTEL_SDK_DISABLED"], "true") {
		return Asked{}, nil
	}
	traces, err := v.signal("TRACES")
	if err != nil {
		return Asked{}, err
	}
	metrics, err := v.signal("METRICS")
	if err != nil {
		return Asked{}, err
	}
	asked := Asked{Traces: traces, Metrics: metrics, Propagate: v.propagates(), variables: v}
	if !asked.Any() {
		return Asked{}, nil
	}
	if err := v.checkSampler(); err != nil {
		return Asked{}, err
	}
	asked.Interval, err = v.interval()
	return asked, err
}

// variables are those of OpenTelemetry that are set.
type variables map[string]string

// signal reports whether one of the signals is asked for, and refuses what this
// service can't do about it.
func (v variables) signal(name string) (bool, error) {
	exporter := "OTEL_" + name + "_EXPORTER"
	endpoint, protocol := v.either(name, "ENDPOINT"), v.either(name, "PROTOCOL")
	switch v[exporter] {
	case "none":
		return false, nil
	case "":
		if v[endpoint] == "" {
			return false, nil
		}
	case "otlp":
	default:
		return false, refuse(exporter, "otlp or none")
	}
	if v[protocol] != "" && v[protocol] != protocolTaken {
		return false, refuse(protocol, protocolTaken+", which collectors take at port 4318")
	}
	if to := v[endpoint]; to != "" {
		u, err := url.Parse(to)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return false, refuse(endpoint, "an address, as in http://collector:4318")
		}
	}
	return true, nil
}

// either names the variable that holds for a signal: its own, or the one for
// all signals.
func (v variables) either(signal, what string) string {
	if own := "OTEL_EXPORTER_OTLP_" + signal + "_" + what; v[own] != "" {
		return own
	}
	return "OTEL_EXPORTER_OTLP_" + what
}

func (v variables) propagates() bool {
	set := v["OTEL_PROPAGATORS"]
	return set == "" || slices.Contains(strings.Split(strings.ReplaceAll(set, " ", ""), ","), "tracecontext")
}

// samplers are those of OpenTelemetry's specification that need nothing else.
const samplers = "always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off or parentbased_traceidratio"

func (v variables) checkSampler() error {
	const name = "OTEL_TRACES_SAMPLER"
	if set := strings.ToLower(v[name]); set != "" && !slices.Contains(strings.Fields(strings.NewReplacer(",", "", " or ", " ").Replace(samplers)), set) {
		return refuse(name, samplers)
	}
	return nil
}

func (v variables) interval() (time.Duration, error) {
	const name = "OTEL_METRIC_EXPORT_INTERVAL"
	if v[name] == "" {
		return defaultInterval, nil
	}
	ms, err := strconv.Atoi(v[name])
	if err != nil || ms <= 0 {
		return 0, refuse(name, "a number of milliseconds above 0")
	}
	return time.Duration(ms) * time.Millisecond, nil
}

// refuse withholds the value: an endpoint may hold a credential.
func refuse(name, takes string) error {
	return fmt.Errorf("%s has a value that is not taken: it takes %s", name, takes)
}
