package lumenore

import (
	"context"
	"fmt"
	"net/http"

	"github.com/go-resty/resty/v2"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Client is the platform behind Lumenore's API. It is safe for concurrent use.
// Between New and Start it answers too, but renews no token ahead of time.
type Client struct {
	table     []analysis
	rest      *resty.Client
	transport *http.Transport
	session   *session // nil where an API key is used
	breaker   *breaker
	retry     *retry
	metrics   *metrics
	telemetry *telemetry // nil: none is wanted
	limits    limits
}

// New returns a client, or an error that names the parameter at fault. It
// connects to nothing and starts nothing.
func New(p Params) (*Client, error) {
	p, err := p.withDefaults()
	if err != nil {
		return nil, err
	}
	origin, err := p.origin()
	if err != nil {
		return nil, err
	}
	transport, err := newTransport(p)
	if err != nil {
		return nil, err
	}
	m, err := newMetrics(p.Registry)
	if err != nil {
		return nil, err
	}
	told, err := newTelemetry(p.Telemetry, origin)
	if err != nil {
		return nil, err
	}
	c := &Client{
		table:     analyses(),
		transport: transport,
		breaker:   newBreaker(p.Logger, m),
		retry:     newRetry(p.RetryAttempts, p.Random),
		metrics:   m,
		telemetry: told,
		limits:    newLimits(p),
	}
	var from tokens
	if p.APIKey != nil {
		from = newAPIKey(p.APIKey, p.Logger)
	} else {
		login := &logIn{rest: newREST(logInTransport(transport), origin, p), clientID: p.ClientID, secret: p.Secret, metrics: m, telemetry: told}
		c.session = newSession(login, p.Logger, p.Random)
		from = c.session
	}
	c.rest = newREST(&authentication{next: transport, tokens: from, origin: origin}, origin, p)
	return c, nil
}

// Start logs in and keeps the token fresh in the background. It does not wait:
// a platform that is down must not keep the service from starting.
func (c *Client) Start(context.Context) error {
	if c.session != nil {
		c.session.start()
	}
	return nil
}

// Close ends the background work and waits for it, and closes idle connections.
// Calls that need a new log-in fail from then on.
func (c *Client) Close() error {
	if c.session != nil {
		c.session.close()
	}
	c.transport.CloseIdleConnections()
	return nil
}

// Analyses lists all analyses of the contract.
func (c *Client) Analyses() []domain.Analysis {
	list := make([]domain.Analysis, len(c.table))
	for i, a := range c.table {
		list[i] = a.asked
	}
	return list
}

// Datasets lists the datasets of the account, as the platform words it. Its
// error is a *domain.Fault of the kinds of ports.Platform.
func (c *Client) Datasets(ctx context.Context) (domain.Answer, error) {
	answer, err := c.call(ctx, listing(), nil)
	answer.Datasets = datasetNames(answer.Data)
	return answer, err
}

// Columns describes the columns of one dataset, as the platform words it. Its
// error is a *domain.Fault: KindUnknownDataset, KindInvalid where the platform
// refuses the arguments, and the kinds of ports.Platform.
func (c *Client) Columns(ctx context.Context, id domain.SchemaID) (domain.Answer, error) {
	body, err := columnsBody(id)
	if err != nil {
		return domain.Answer{}, fmt.Errorf("encode a request for columns: %w", err)
	}
	return c.call(ctx, columnsOf(id), body)
}

// Answer runs one analysis. Its error is a *domain.Fault: KindUnsupported for
// an analysis that is not in Analyses, KindTooBig for a text without lines that
// is over the answer budget, and those of Columns.
func (c *Client) Answer(ctx context.Context, asked domain.Analysis, q domain.Question) (domain.Answer, error) {
	for _, a := range c.table {
		if a.asked != asked {
			continue
		}
		body, err := questionBody(q)
		if err != nil {
			return domain.Answer{}, fmt.Errorf("encode a question: %w", err)
		}
		return c.call(ctx, a.endpoint, body)
	}
	return domain.Answer{}, domain.NewFault(domain.KindUnsupported,
		"this analysis is not offered here.", "Call one of the tools that are listed.")
}

// call is the retry loop around attempts.
func (c *Client) call(ctx context.Context, e endpoint, body []byte) (domain.Answer, error) {
	c.retry.called()
	for tried := 0; ; tried++ {
		answer, failed := c.attempt(ctx, e, body, tried)
		if failed == nil {
			return answer, nil
		}
		if !c.retry.wait(ctx, failed, tried) {
			return domain.Answer{}, failed.fault
		}
		c.metrics.retried(e.name)
	}
}

// attempt is one exchange behind the circuit breaker.
func (c *Client) attempt(ctx context.Context, e endpoint, body []byte, tried int) (domain.Answer, *failure) {
	leave, failed := c.breaker.enter()
	if failed != nil {
		return domain.Answer{}, failed
	}
	health := unknown // also what a panic leaves
	defer func() { leave(health) }()
	end := c.metrics.begin(e.name)
	answer, failed := c.exchange(ctx, e, body, tried)
	end(failed)
	if failed != nil {
		health = failed.health
		return domain.Answer{}, failed
	}
	health = well
	return answer, nil
}
