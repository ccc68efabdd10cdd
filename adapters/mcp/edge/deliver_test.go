package edge_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// deliverer answers as mcp-go does: a header, then the whole message at once.
func deliverer(value string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, mark, _ := edge.Deliver(r.Context(), []byte(value))
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusOK)
		_, _ = io.WriteString(w, `{"text":"`+text+`","value":"`+mark+`"}`+"\n")
	})
}

func TestADeliveryStandsInTheAnswerAsTextAndAsValue(t *testing.T) {
	for _, value := range []string{`{}`, `{"a":"\"\\\u0000<&>é\n"}`, `[1,"𝄞",null,{"b":[]}]`, `"text"`} {
		s := start(t, edge.Params{Handler: deliverer(value)})
		var got struct {
			Text  string
			Value json.RawMessage
		}
		if err := json.Unmarshal([]byte(s.post(t, call).body), &got); err != nil {
			t.Fatalf("%s: %v", value, err)
		}
		if got.Text != value || string(got.Value) != value {
			t.Errorf("%s became %q and %s", value, got.Text, got.Value)
		}
	}
}

func TestADeliveryLosesTheWhiteSpaceBetweenItsTokensAlone(t *testing.T) {
	const loose = " {\n\t\"a b\" : \" \\\" , \\\\\", \"c\":[ 1 ,\r\n\"\\\\ \" ] } "
	var want bytes.Buffer
	if err := json.Compact(&want, []byte(loose)); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Text  string
		Value json.RawMessage
	}
	body := start(t, edge.Params{Handler: deliverer(loose)}).post(t, call).body
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	if got.Text != want.String() || string(got.Value) != want.String() {
		t.Errorf("%q and %s, want %s", got.Text, got.Value, want.String())
	}
}

func TestAnswersThatFollowEachOtherShareNothing(t *testing.T) {
	s := start(t, edge.Params{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		deliverer(`{"of":"`+r.Header.Get("X-Request-Id")+`"}`).ServeHTTP(w, r)
	})})
	for _, id := range []string{"a-long-one-that-is-first", "b", "another-one"} {
		request := s.request(t, call)
		request.Header.Set("X-Request-Id", id)
		got := s.do(t, request)
		if want := `{"text":"{\"of\":\"` + id + `\"}","value":{"of":"` + id + `"}}` + "\n"; got.body != want {
			t.Errorf("%q, want %q", got.body, want)
		}
	}
}

func TestADeliveryThatIsNotUsedChangesNothing(t *testing.T) {
	s := start(t, edge.Params{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		edge.Deliver(r.Context(), []byte(`{"a":1}`))
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"error":`)
		_, _ = io.WriteString(w, `"none"}`)
	})})
	if got := s.post(t, call).body; got != `{"error":"none"}` {
		t.Errorf("%s", got)
	}
}

func TestThereIsNoDeliveryOutsideARequest(t *testing.T) {
	if _, _, ok := edge.Deliver(t.Context(), []byte(`{}`)); ok {
		t.Error("one was taken")
	}
}
