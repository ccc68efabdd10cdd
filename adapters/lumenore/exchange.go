package lumenore

import (
	"context"
	"net/http"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// exchange sends one request, which was sent so often before, and reads its
// answer.
func (c *Client) exchange(ctx context.Context, e endpoint, body []byte, resent int) (answer domain.Answer, failed *failure) {
	ctx, told := c.telemetry.begin(ctx, e, resent)
	defer func() { told.end(failed) }()
	// Whatever ends this function ends the request: the platform need not work
	// on an answer that nobody reads.
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	seen := &contact{}
	// resty would keep the whole body for its own methods: raw, we read it.
	request := c.rest.R().SetContext(seen.watch(ctx)).SetDoNotParseResponse(true)
	if body != nil {
		request.SetHeader("Content-Type", "application/json").SetBody(body)
	}
	response, err := request.Execute(e.method, e.path)
	if err != nil {
		return domain.Answer{}, seen.noAnswer(ctx, err)
	}
	told.answered(response.StatusCode())
	stream := newStream(cancel, response.RawResponse, c.limits)
	defer stream.close()
	if response.StatusCode() != http.StatusOK {
		failed := refusal(e, response.RawResponse, time.Now())
		stream.drain()
		return domain.Answer{}, failed
	}
	return c.limits.readAnswer(ctx, e, response.Header().Get("Content-Type"), stream)
}
