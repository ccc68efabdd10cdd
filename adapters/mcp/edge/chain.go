package edge

import (
	"net/http"
	"slices"
)

// middleware is one step in front of a handler.
type middleware func(next http.Handler) http.Handler

// chain builds the handler of every request. The list is outermost first: a
// request passes it from top to bottom, an answer from bottom to top.
func (s *Server) chain() http.Handler {
	list := []middleware{
		s.traceRequest,     // if someone collects traces
		s.countRequests,    // all of them, refused or not
		s.recoverPanics,    // a defect ends one request, not the service
		s.nameRequest,      // an id for the log and the caller
		s.logAccess,        // who asked is nobody's business; what happened is
		s.checkHost,        // a page must not reach us by a name of its own
		s.checkOrigin,      // nor by a script from elsewhere; answers preflights
		s.route,            // "/" and what is not ours end here
		s.readMessage,      // one JSON-RPC message within its limits
		s.traceOperation,   // of the message, likewise
		s.swallowCancelled, // a cancellation must not cross callers
		s.limitCalls,       // a place for each call, or a quick refusal
	}
	handler := s.params.Handler
	for _, wrap := range slices.Backward(list) {
		handler = wrap(handler)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out := s.newResponse(w)
		defer out.end()
		out.version = r.Header.Get("Mcp-Protocol-Version")
		ctx := withDeliveries(withEvents(r.Context(), &out.events), &out.deliver)
		ctx = withNote(WithErrorCode(ctx, &out.code), &out.note)
		handler.ServeHTTP(out, r.WithContext(ctx))
	})
}
