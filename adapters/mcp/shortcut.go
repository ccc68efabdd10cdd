package mcp

import (
	"encoding/json"
	"net/http"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// shortcut takes the tool calls that mcp-go would take without a word, straight
// to their tool. On its way mcp-go reads a message seven times over and makes a
// queue for a hundred notifications, which is a quarter of a call's processor time
// and half of its garbage.
//
// It refuses nothing and words nothing: whatever is not of the plainest form, does
// not hold what its revision of the protocol asks for, or wants progress, goes on
// to mcp-go, which knows what to say. What it does answer reads byte for byte as
// mcp-go's answer would; a test holds the two against each other.
type shortcut struct {
	callers map[string]*caller
	next    http.Handler
	logger  *zap.Logger
}

// ServeHTTP is that of http.Handler.
func (s *shortcut) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	call, ok := edge.PlainCallFrom(r.Context())
	caller := s.callers[call.Tool]
	if !ok || caller == nil {
		s.next.ServeHTTP(w, r)
		return
	}
	info, ok := protocolOf(call, r.Header)
	if !ok {
		s.next.ServeHTTP(w, r)
		return
	}
	ctx := server.WithRequestProtocolInfo(r.Context(), info)
	result := caller.take(ctx, mcp.CallToolRequest{})
	if ctx.Err() != nil {
		return // nobody is there any more
	}
	if info.Modern {
		result.SetResultType(mcp.ResultTypeComplete)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	err := json.NewEncoder(w).Encode(mcp.JSONRPCResponse{
		JSONRPC: mcp.JSONRPC_VERSION,
		ID:      mcp.NewRequestId(json.RawMessage(call.ID)),
		Result:  result,
	})
	if err != nil {
		s.logger.Warn("an answer could not be written", zap.String("request_id", edge.RequestID(ctx)))
	}
}

// protocolOf tells which revision of the protocol a call follows; false: it can't
// be told, it is not followed, or progress is wanted. Each condition is one of
// mcp-go's, and _meta is read by its own decoder.
func protocolOf(call edge.PlainCall, header http.Header) (*server.RequestProtocolInfo, bool) {
	var meta *mcp.Meta
	if call.Meta != "" && json.Unmarshal([]byte(call.Meta), &meta) != nil {
		return nil, false
	}
	if meta != nil && meta.ProgressToken != nil {
		return nil, false
	}
	version, declared := meta.ProtocolVersion(), header.Get(mcp.HeaderProtocolVersion)
	if version == "" && (declared == "" || mcp.IsValidProtocolVersion(declared) && !mcp.IsModernProtocol(declared)) {
		return &server.RequestProtocolInfo{}, true
	}
	modern := version == mcp.ProtocolVersion20260728 && version == declared &&
		header.Get(mcp.HeaderMethod) == string(mcp.MethodToolsCall) &&
		header.Get(mcp.HeaderName) == call.Tool &&
		header.Get(mcp.HeaderLastEventID) == "" &&
		meta.ClientCapabilities() != nil
	return &server.RequestProtocolInfo{Modern: modern, ProtocolVersion: version}, modern
}
