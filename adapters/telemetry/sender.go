package telemetry

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
)

const (
	// firstPause, longestPause and retryTime are those of OpenTelemetry's own
	// exporters: a collector that is busy for a while loses nothing.
	firstPause, longestPause = 5 * time.Second, 30 * time.Second
	retryTime                = time.Minute
	// mostAttempts is what these pauses come to, and bounds a collector that asks
	// to be asked again at once.
	mostAttempts = 8
	// maxReply is as much of a collector's reply as is looked at: it holds counts.
	maxReply = 64 << 10
)

// sender posts messages to a collector (OTLP over HTTP, protobuf). OpenTelemetry
// has exporters that do; they link all of gRPC, which is a quarter of a build
// without the embedded platform and 4 MiB of its memory, to send nothing by it.
type sender struct {
	to     destination
	client *http.Client
	agent  string
}

func newSender(to destination, version string) *sender {
	transport := &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		TLSClientConfig:     to.tls,
		TLSHandshakeTimeout: to.timeout,
		ForceAttemptHTTP2:   true,
		IdleConnTimeout:     longestPause,
	}
	return &sender{
		to:    to,
		agent: "Lumenore-Analytics-MCP/" + version,
		client: &http.Client{
			Transport: transport,
			Timeout:   to.timeout,
			// Headers may hold a credential of this collector's alone.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

// send posts one message, again where the collector asks for that.
func (s *sender) send(ctx context.Context, message proto.Message) error {
	body, err := proto.Marshal(message)
	if err == nil && s.to.gzip {
		body, err = compressed(body)
	}
	if err != nil {
		return err
	}
	pauses := backoff.NewExponentialBackOff()
	pauses.InitialInterval, pauses.MaxInterval = firstPause, longestPause
	var last statusError
	_, err = backoff.Retry(ctx, func() (struct{}, error) {
		err := s.post(ctx, body)
		errors.As(err, &last)
		return struct{}{}, err
	}, backoff.WithBackOff(pauses), backoff.WithMaxElapsedTime(retryTime), backoff.WithMaxTries(mostAttempts))
	if err != nil && last != 0 {
		return last // says more than that the time was over
	}
	return err
}

func compressed(body []byte) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write(body)
	err = errors.Join(err, w.Close()) // which writes the rest
	return out.Bytes(), err
}

// post makes one attempt. An error that is not permanent is worth another.
func (s *sender) post(ctx context.Context, body []byte) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.to.url, bytes.NewReader(body))
	if err != nil {
		return backoff.Permanent(err)
	}
	request.Header = s.to.headers.Clone()
	request.Header.Set("Content-Type", "application/x-protobuf")
	request.Header.Set("User-Agent", s.agent)
	if s.to.gzip {
		request.Header.Set("Content-Encoding", "gzip")
	}
	response, err := s.client.Do(request)
	if err != nil {
		var failed *url.Error
		if errors.As(err, &failed) && failed.Timeout() {
			return err
		}
		return backoff.Permanent(err)
	}
	defer response.Body.Close()
	reply, err := io.ReadAll(io.LimitReader(response.Body, maxReply))
	if err != nil {
		return backoff.Permanent(err)
	}
	return judge(response, reply)
}

// statusError is a status that is no success.
type statusError int

// Error is that of error.
func (e statusError) Error() string {
	return fmt.Sprintf("the collector answered with status %d", int(e))
}

// partError says that the collector took some of it only.
type partError struct{}

// Error is that of error.
func (partError) Error() string { return "the collector refused a part" }

// judge tells what a reply means (OTLP 1.9, "OTLP/HTTP Response").
func judge(response *http.Response, reply []byte) error {
	status := statusError(response.StatusCode)
	switch {
	case status >= 200 && status < 300:
		if refusesPart(response.Header.Get("Content-Type"), reply) {
			return backoff.Permanent(partError{})
		}
		return nil
	case status == http.StatusTooManyRequests, status == http.StatusBadGateway,
		status == http.StatusServiceUnavailable, status == http.StatusGatewayTimeout:
		if wait, err := strconv.Atoi(response.Header.Get("Retry-After")); err == nil && wait >= 0 {
			return errors.Join(status, backoff.RetryAfter(wait))
		}
		return status
	}
	return backoff.Permanent(status)
}

// refusesPart reports whether the first field of an answer, partial_success, has
// anything in it.
func refusesPart(contentType string, reply []byte) bool {
	if contentType != "application/x-protobuf" {
		return false
	}
	field, kind, n := protowire.ConsumeTag(reply)
	if n < 0 || field != 1 || kind != protowire.BytesType {
		return false
	}
	part, n := protowire.ConsumeBytes(reply[n:])
	return n > 0 && len(part) > 0
}

func (s *sender) close() { s.client.CloseIdleConnections() }

// spanClient is the sender as OpenTelemetry's exporter of spans wants it.
type spanClient struct{ *sender }

// Start, Stop and UploadTraces are those of otlptrace.Client.
func (spanClient) Start(context.Context) error { return nil }

func (c spanClient) Stop(context.Context) error {
	c.close()
	return nil
}

// UploadTraces sends them as TracesData, which is on the wire what an
// ExportTraceServiceRequest is.
func (c spanClient) UploadTraces(ctx context.Context, spans []*tracepb.ResourceSpans) error {
	return c.send(ctx, &tracepb.TracesData{ResourceSpans: spans})
}
