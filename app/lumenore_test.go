package app_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/app"
)

func TestTheWiringOfTheLumenorePlatformIsComplete(t *testing.T) {
	c := load(t, "PLATFORM=lumenore", "LUMENORE_CLIENT_ID=anyone", "LUMENORE_SECRET=anything")
	if err := fx.ValidateApp(app.Modules(c, nil, io.Discard)); err != nil {
		t.Error(err)
	}
}

func TestTheServiceAnswersFromTheLumenorePlatform(t *testing.T) {
	address := bootSandbox(t, salesFiles(), "--client-id", "anyone", "--secret", "canary-secret")
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("canary-secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := boot(t, "PLATFORM=lumenore", "SERVER_URL="+address, "LUMENORE_CLIENT_ID=anyone", "LUMENORE_SECRET_FILE="+secret)
	session := s.connect(t)
	tools, err := session.ListTools(t.Context(), nil)
	if err != nil || len(tools.Tools) != 9 {
		t.Fatalf("%v, %d tools", err, len(tools.Tools))
	}
	envelope := call(t, session, "nlq_to_data", map[string]any{"userQuery": "total sales by region, highest first", "schemaId": 12})
	if !strings.Contains(envelope, `["West",170],["East",70]`) {
		t.Error(envelope)
	}
	if strings.Contains(s.log.String(), "canary-secret") {
		t.Error("the secret is in the log")
	}
}

func TestTheServiceAnswersWithAReadyKey(t *testing.T) {
	address := bootSandbox(t, salesFiles(), "--client-id", "anyone", "--secret", "anything")
	key := sandboxToken(t, address, "anyone", "anything")
	s := boot(t, "PLATFORM=lumenore", "SERVER_URL="+address, "LUMENORE_API_KEY="+key)
	envelope := call(t, s.connect(t), "nlq_to_data", map[string]any{"userQuery": "total sales by region, highest first", "schemaId": 12})
	if !strings.Contains(envelope, `["West",170],["East",70]`) {
		t.Error(envelope)
	}
	if strings.Contains(s.log.String(), key) {
		t.Error("the key is in the log")
	}
}

// sandboxToken logs in as the wire contract says.
func sandboxToken(t *testing.T, address, clientID, secret string) string {
	t.Helper()
	body := fmt.Sprintf(`{"data":{"clientId":%q,"secret":%q}}`, clientID, secret)
	response, err := http.Post(address+"/api/secure/client/user-login", "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	for _, cookie := range response.Cookies() {
		if cookie.Name == "access_token" {
			return cookie.Value
		}
	}
	t.Fatalf("no token: %s", response.Status)
	return ""
}

func TestRefusedCredentialsAreAToolErrorThatSaysSo(t *testing.T) {
	address := bootSandbox(t, salesFiles(), "--client-id", "anyone", "--secret", "right")
	s := boot(t, "PLATFORM=lumenore", "SERVER_URL="+address, "LUMENORE_CLIENT_ID=anyone", "LUMENORE_SECRET=canary-wrong")
	envelope := call(t, s.connect(t), "get_dataset_metadata", map[string]any{})
	if !strings.Contains(envelope, "credentials") || strings.Contains(envelope, address) || strings.Contains(envelope, "canary") {
		t.Error(envelope)
	}
}

func TestTheLogSaysThatTheAddressOfThePlatformMayBeWrong(t *testing.T) {
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	defer elsewhere.Close()
	s := boot(t, "PLATFORM=lumenore", "SERVER_URL="+elsewhere.URL, "LUMENORE_CLIENT_ID=any", "LUMENORE_SECRET=any")
	session := s.connect(t)
	for range 2 { // the second finds the log-in put off
		envelope := call(t, session, "get_dataset_metadata", map[string]any{})
		if !strings.Contains(envelope, "Don't try again") || strings.Contains(envelope, elsewhere.URL) {
			t.Error(envelope)
		}
	}
	if !strings.Contains(s.log.String(), `"cause":"what answers at SERVER_URL does not take calls`) {
		t.Error(s.log)
	}
}

func TestAQuestionForWhichThereIsNoConnectionIsToldToComeBack(t *testing.T) {
	asked, release := make(chan struct{}), make(chan struct{})
	backend := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/user-login") {
			http.SetCookie(w, &http.Cookie{Name: "access_token", Value: "token"})
			return
		}
		close(asked) // twice would be a panic: one question goes out
		<-release
		_, _ = io.WriteString(w, `{"rows":[]}`)
	}))
	defer backend.Close()
	s := boot(t, "PLATFORM=lumenore", "SERVER_URL="+backend.URL, "LUMENORE_CLIENT_ID=any", "LUMENORE_SECRET=any", "POOL_MAXSIZE=1")
	first := make(chan string, 1)
	session := s.connect(t)
	go func() {
		first <- call(t, session, "get_trend_data", map[string]any{"userQuery": "trend of sales", "schemaId": 12})
	}()
	<-asked
	if second := call(t, s.connect(t), "get_trend_data", map[string]any{"userQuery": "trend of profit", "schemaId": 12}); !strings.Contains(second, `"busy"`) {
		t.Error(second)
	}
	close(release)
	if answer := <-first; !strings.Contains(answer, `"success"`) {
		t.Error(answer)
	}
}
