package lumenore

import (
	"fmt"
	"net/http"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refusal words an answer whose status is not 200. Its body is an error page in
// words that nobody promised: it is not read for its meaning.
func refusal(e endpoint, response *http.Response, now time.Time) *failure {
	status := response.StatusCode
	cause := fmt.Errorf("HTTP status %d", status)
	wait := retryAfter(response.Header, now)
	switch {
	case status == http.StatusTooManyRequests:
		f := fail(ill, domain.KindRateLimited, "the platform takes no more calls for now.", waitFor(wait), cause)
		f.fault.RetryAfter, f.again = wait, true
		return f
	case status == http.StatusBadGateway, status == http.StatusServiceUnavailable:
		f := fail(ill, domain.KindUnavailable, "the platform is unavailable.", waitFor(wait), cause)
		f.fault.RetryAfter, f.again = wait, true
		return f
	case status == http.StatusGatewayTimeout:
		return fail(ill, domain.KindTimeout, "the platform did not finish the analysis in its own time.", adviseNarrow, cause)
	case status >= 500:
		return fail(ill, domain.KindUnavailable, "the platform failed while it worked on this call.", adviseReport, cause)
	case status >= 400:
		return clientRefusal(e, status, cause)
	}
	return notUnderstood(cause) // a redirect, which would carry the token elsewhere, or a success without an answer
}

// clientRefusal words the statuses by which the platform says that the call, or
// who makes it, is at fault.
func clientRefusal(e endpoint, status int, cause error) *failure {
	switch {
	case status == http.StatusUnauthorized:
		return fail(well, domain.KindCredentials, "the platform refuses the service's credentials.", adviseOperator, cause)
	case status == http.StatusPaymentRequired:
		return fail(well, domain.KindNoPermission, "the account has no credits left on the platform.",
			"Don't try again: tell whoever runs the service that the account needs credits.", cause)
	case status == http.StatusForbidden:
		return fail(well, domain.KindNoPermission, "the account may not do this on the platform, or has no credits left for it.",
			"Try another dataset, or tell whoever runs the service that its account lacks the permission or credits.", cause)
	case status == http.StatusNotFound && e.ofDataset:
		return fail(well, domain.KindUnknownDataset, "the platform knows no dataset with this schema id.",
			"Call get_dataset_metadata for the schema ids.", cause)
	case status == http.StatusRequestTimeout:
		return fail(well, domain.KindTimeout, "the platform gave up waiting for the call.", adviseLater, cause)
	case e.ofDataset && (status == http.StatusBadRequest || status == http.StatusUnprocessableEntity || status == http.StatusRequestEntityTooLarge):
		return fail(well, domain.KindInvalid, "the platform does not accept the question or the schema id.",
			"Call get_dataset_metadata for the schema ids, and ask in other words.", cause)
	}
	return notUnderstood(cause)
}

// waitFor advises to wait, for as long as the platform says.
func waitFor(wait time.Duration) string {
	if wait == 0 {
		return adviseLater
	}
	return fmt.Sprintf("Wait %d seconds and try again.", int((wait+time.Second-1)/time.Second))
}
