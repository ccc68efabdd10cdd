package telemetry_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/telemetry"
)

const endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318"

func TestTelemetryIsAskedForBySayingWhereItGoes(t *testing.T) {
	const both, traces, metrics, none = "traces metrics", "traces", "metrics", ""
	for _, c := range []struct {
		environ []string
		want    string
	}{
		{nil, none},
		{[]string{"OTEL_SERVICE_NAME=a", "OTEL_RESOURCE_ATTRIBUTES=a=b", "OTEL_TRACES_SAMPLER=nonsense"}, none},
		{[]string{endpoint}, both},
		{[]string{endpoint, "OTEL_SDK_DISABLED=true"}, none},
		{[]string{endpoint, "OTEL_SDK_DISABLED=false"}, both},
		{[]string{endpoint, "OTEL_METRICS_EXPORTER=none"}, traces},
		{[]string{endpoint, "OTEL_TRACES_EXPORTER=none"}, metrics},
		{[]string{endpoint, "OTEL_TRACES_EXPORTER=none", "OTEL_METRICS_EXPORTER=none"}, none},
		{[]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://collector/v1/traces"}, traces},
		{[]string{"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=https://collector/v1/metrics"}, metrics},
		{[]string{"OTEL_TRACES_EXPORTER=otlp"}, traces}, // to OpenTelemetry's default, this machine
		{[]string{endpoint, "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"}, both},
		{[]string{"OTEL_EXPORTER_OTLP_ENDPOINT= "}, none},
	} {
		asked, err := telemetry.Read(c.environ)
		if err != nil {
			t.Errorf("%q: %v", c.environ, err)
		}
		if asked.Traces != strings.Contains(c.want, traces) || asked.Metrics != strings.Contains(c.want, metrics) {
			t.Errorf("%q asks for %+v, not %q", c.environ, asked, c.want)
		}
	}
}

func TestWhatCannotBeDoneIsRefusedWithTheVariablesName(t *testing.T) {
	for set, variable := range map[string]string{
		"OTEL_EXPORTER_OTLP_PROTOCOL=grpc":                      "OTEL_EXPORTER_OTLP_PROTOCOL",
		"OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/json":         "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL",
		"OTEL_TRACES_EXPORTER=zipkin":                           "OTEL_TRACES_EXPORTER",
		"OTEL_METRICS_EXPORTER=prometheus":                      "OTEL_METRICS_EXPORTER",
		"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=canary:4317":        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
		"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://u:canary@%": "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
		"OTEL_TRACES_SAMPLER=canary":                            "OTEL_TRACES_SAMPLER",
		"OTEL_METRIC_EXPORT_INTERVAL=canary":                    "OTEL_METRIC_EXPORT_INTERVAL",
	} {
		_, err := telemetry.Read([]string{endpoint, set})
		if err == nil || !strings.HasPrefix(err.Error(), variable+" has a value that is not taken: it takes ") || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: %v", set, err)
		}
	}
}

func TestTheCallersTraceIsContinuedUnlessThePropagatorsLeaveItOut(t *testing.T) {
	for set, want := range map[string]bool{"": true, "OTEL_PROPAGATORS=baggage, tracecontext": true, "OTEL_PROPAGATORS=none": false, "OTEL_PROPAGATORS=b3": false} {
		asked, err := telemetry.Read([]string{endpoint, set})
		if err != nil || asked.Propagate != want {
			t.Errorf("%q: %t %v", set, asked.Propagate, err)
		}
	}
}

func TestMetricsAreSentEveryMinuteUnlessAskedOtherwise(t *testing.T) {
	for set, want := range map[string]time.Duration{"": time.Minute, "OTEL_METRIC_EXPORT_INTERVAL=1500": 1500 * time.Millisecond} {
		asked, err := telemetry.Read([]string{endpoint, set})
		if err != nil || asked.Interval != want {
			t.Errorf("%q: %s %v", set, asked.Interval, err)
		}
	}
}
