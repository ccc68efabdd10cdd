package rolling_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// What a question may ask of the backend, beside a number to be given back.
const (
	askNothing = ""      // but to take its time
	askAtOnce  = "quick" // to take none
	askHang    = "hang"  // until the caller leaves
	askPause   = "pause" // in the middle of the answer, until the test goes on
)

// backend speaks Lumenore's wire API, as slowly as analyses are. A replica logs
// in under its own name, so the backend sees who asks.
type backend struct {
	url     string
	calls   atomic.Int64
	asked   chan string   // the replica of each call, while a test listens
	hanging chan struct{} // a call hangs
	left    chan struct{} // its caller has left
	goOn    chan struct{} // ends the pause
}

func startBackend(t *testing.T) *backend {
	t.Helper()
	b := &backend{asked: make(chan string, 64), hanging: make(chan struct{}, 1), left: make(chan struct{}, 1), goOn: make(chan struct{})}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/secure/client/user-login", logIn)
	mux.HandleFunc("POST /api/ai-engine/mcp/{endpoint}", b.answer)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	b.url = server.URL
	return b
}

// logIn gives a token that names the client and lasts longer than any test.
func logIn(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Data struct {
			ClientID string `json:"clientId"`
		} `json:"data"`
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "no JSON", http.StatusBadRequest)
		return
	}
	part := base64.RawURLEncoding.EncodeToString
	claims := fmt.Sprintf(`{"exp":%d}`, time.Now().Add(24*time.Hour).Unix())
	token := part([]byte(`{"alg":"none"}`)) + "." + part([]byte(claims)) + "." + body.Data.ClientID
	http.SetCookie(w, &http.Cookie{Name: "access_token", Value: token, Path: "/"})
}

// question is what a client asks: "number 17 hang".
func question(number int64, want string) string { return fmt.Sprintf("number %d %s", number, want) }

// answer takes its time, then gives the number back.
func (b *backend) answer(w http.ResponseWriter, r *http.Request) {
	var body struct{ UserQuery string }
	text, err := io.ReadAll(r.Body)
	if err == nil {
		err = json.Unmarshal(text, &body)
	}
	var number int64
	var want string
	if n, _ := fmt.Sscanf(body.UserQuery, "number %d %s", &number, &want); err != nil || n == 0 {
		http.Error(w, "no question of this test", http.StatusBadRequest)
		return
	}
	b.calls.Add(1)
	token := r.Header.Get("Authorization")
	select {
	case b.asked <- token[strings.LastIndexByte(token, '.')+1:]:
	default: // no one listens
	}
	w.Header().Set("Content-Type", "application/json")
	switch want {
	case askAtOnce:
		fmt.Fprintf(w, "{\"number\": %d}", number)
		return
	case askHang:
		b.hanging <- struct{}{}
		<-r.Context().Done()
		b.left <- struct{}{}
		return
	case askPause:
		fmt.Fprintf(w, "{\"number\":\n")
		_ = http.NewResponseController(w).Flush()
		select {
		case <-b.goOn:
		case <-r.Context().Done():
			return
		}
		fmt.Fprintf(w, "%d}\n", number)
		return
	}
	b.work(w, r, number)
}

// work takes 0.3 to 2 s, by the number, and a streamed answer twice that. The
// answer begins at once, so that a call with progress has begun its own long
// before it ends, perhaps before its replica was told to stop.
func (b *backend) work(w http.ResponseWriter, r *http.Request, number int64) {
	span := 300*time.Millisecond + time.Duration(number*7919%1700)*time.Millisecond
	if r.PathValue("endpoint") == "nlq-to-data" {
		span *= 2
	}
	fmt.Fprint(w, "{\"number\":\n") // a service that left is counted by its client
	_ = http.NewResponseController(w).Flush()
	select {
	case <-time.After(span):
		fmt.Fprintf(w, "%d}\n", number)
	case <-r.Context().Done():
	}
}
