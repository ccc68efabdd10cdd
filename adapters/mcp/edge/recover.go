package edge

import (
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"runtime/debug"

	"go.uber.org/zap"
)

// PanicFields describes a recovered panic for the log: where it was, and what
// kind of value it carried. The value itself may quote a question, so only
// errors of the Go runtime, which never do, are printed.
func PanicFields(value any) []zap.Field {
	fields := []zap.Field{
		zap.String("panic_type", fmt.Sprintf("%T", value)),
		zap.ByteString("stack", debug.Stack()),
	}
	if err, ok := value.(runtime.Error); ok {
		fields = append(fields, zap.String("panic", err.Error()))
	}
	return fields
}

// recoverPanics answers 500 for a handler that panicked. Where the answer had
// begun, the connection is cut, since a client must not take half an answer
// for a whole one.
func (s *Server) recoverPanics(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			if err, ok := value.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(value)
			}
			s.params.Logger.Error("request panicked",
				append(PanicFields(value), zap.String("request_id", w.Header().Get(requestIDHeader)))...)
			if out, ok := w.(*response); ok && out.status != 0 {
				panic(http.ErrAbortHandler)
			}
			refusal{
				status: http.StatusInternalServerError,
				code:   codeInternal,
				message: "The service could not finish this request because of an internal error. " +
					"Try again; if it fails again, tell whoever runs the service, with the X-Request-Id of this answer.",
			}.write(w)
		}()
		next.ServeHTTP(w, r)
	})
}
