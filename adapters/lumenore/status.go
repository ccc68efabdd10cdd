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
	case status == http.StatusRequestTimeout:
		return fail(well, domain.KindTimeout, "the platform gave up waiting for the call.", adviseLater, cause)
	case !e.ofDataset: // nothing in the call was the caller's own
	case status == http.StatusNotFound:
		return fail(well, domain.KindUnknownDataset, "the platform knows no dataset with this schema id.", adviseList, cause)
	case status == http.StatusBadRequest && e.asks, status == http.StatusRequestEntityTooLarge && e.asks:
		return fail(well, domain.KindInvalid, "the platform does not accept the question or the schema id.",
			"Call get_dataset_metadata for the schema ids, and ask in other words or in fewer.", cause)
	case status == http.StatusUnprocessableEntity && e.asks:
		return fail(well, domain.KindUnsupported, "the platform can't read or answer this question about this dataset.",
			"Call get_metadata_info, and ask in other words, with the columns' own names; or call the tool that fits better.", cause)
	case status == http.StatusBadRequest, status == http.StatusUnprocessableEntity:
		return fail(well, domain.KindInvalid, "the platform does not accept the schema id.", adviseList, cause)
	}
	return misaddressed("the platform does not take this call as it is made.", cause)
}

// errMisaddressed is for the log, which shows causes that are constants.
const errMisaddressed = domain.Cause("what answers at SERVER_URL does not take calls as the platform's API does")

// misaddressed is what whoever runs the service has to mend: something answers at
// the address of the platform, but not by its contract.
func misaddressed(message string, cause error) *failure {
	return fail(well, domain.KindInternal, message,
		"Don't try again: tell whoever runs the service, with the time of the call; its address of the platform may be wrong.",
		fmt.Errorf("%w: %w", errMisaddressed, cause))
}

// waitFor advises to wait, for as long as the platform says.
func waitFor(wait time.Duration) string {
	if wait == 0 {
		return adviseLater
	}
	seconds := int((wait + time.Second - 1) / time.Second)
	if seconds == 1 {
		return "Wait a second and try again."
	}
	return fmt.Sprintf("Wait %d seconds and try again.", seconds)
}
