package sandbox_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
)

func TestALogInGivesATokenThatSaysWhenItExpires(t *testing.T) {
	watch := &clock{}
	_, c := open(t, sandbox.Params{Platform: small(), Clock: watch.now, TokenLifetime: 90 * time.Second})
	c.logIn()
	parts := strings.Split(c.token, ".")
	if len(parts) != 3 {
		t.Fatalf("no JWT: %d parts", len(parts))
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	var claims struct{ Iat, Exp float64 }
	if err := json.Unmarshal(payload, &claims); err != nil {
		t.Fatal(err)
	}
	if claims.Iat != float64(watch.now().Unix()) || claims.Exp-claims.Iat != 90 {
		t.Errorf("issued %v, expires %v", claims.Iat, claims.Exp)
	}
}

func TestATokenHoldsUntilItExpiresAndANewOneAfterThat(t *testing.T) {
	watch := &clock{}
	_, c := open(t, sandbox.Params{Platform: small(), Clock: watch.now, TokenLifetime: time.Minute})
	c.logIn()
	watch.advance(time.Minute - time.Millisecond)
	if a := c.list(); a.status != http.StatusOK {
		t.Fatalf("before its end: %d %s", a.status, a.body)
	}
	watch.advance(time.Millisecond)
	a := c.list()
	if a.status != http.StatusUnauthorized || !strings.HasPrefix(a.header.Get("WWW-Authenticate"), "Bearer") || a.errorCode(t) != "credentials" {
		t.Errorf("after its end: %d %v %s", a.status, a.header, a.body)
	}
	c.logIn()
	if a := c.list(); a.status != http.StatusOK {
		t.Errorf("after another log-in: %d %s", a.status, a.body)
	}
}

func TestNoCallButTheLogInIsAnsweredWithoutATokenOfThisSandbox(t *testing.T) {
	_, other := open(t, sandbox.Params{Platform: small()})
	other.logIn()
	_, c := open(t, sandbox.Params{Platform: small()})
	c.logIn()
	header, rest, _ := strings.Cut(c.token, ".")
	for name, token := range map[string]string{
		"none":            "",
		"a foreign one":   other.token,
		"no JWT":          "token",
		"only dots":       "..",
		"no signature":    c.token[:strings.LastIndexByte(c.token, '.')+1],
		"a changed one":   header + ".x" + rest,
		"an unsigned one": "eyJhbGciOiJub25lIn0.eyJleHAiOjk5OTk5OTk5OTl9.",
	} {
		stranger := &client{t: t, base: c.base, http: c.http, token: token}
		for _, a := range []answer{
			stranger.list(), stranger.describe(known, "unit"), stranger.ask("nlq-to-data", "total", known), stranger.ask("get-trend-data", "total", known),
		} {
			if a.status != http.StatusUnauthorized {
				t.Errorf("%s: %d %s", name, a.status, a.body)
			}
		}
	}
}

func TestCredentialsAreAnyUnlessTheyAreSet(t *testing.T) {
	_, anyone := open(t, sandbox.Params{Platform: small()})
	_, strict := open(t, sandbox.Params{Platform: small(), ClientID: "id", Secret: "word"})
	for _, c := range []struct {
		*client
		id, secret string
		want       int
	}{
		{anyone, "x", "y", http.StatusOK},
		{anyone, "", "y", http.StatusUnauthorized},
		{anyone, "x", " ", http.StatusUnauthorized},
		{strict, "id", "word", http.StatusOK},
		{strict, "id", "Word", http.StatusUnauthorized},
		{strict, "x", "y", http.StatusUnauthorized},
	} {
		a := c.attempt(c.id, c.secret)
		if a.status != c.want || (a.header.Get("Set-Cookie") != "") != (c.want == http.StatusOK) {
			t.Errorf("%q, %q: %d %v %s", c.id, c.secret, a.status, a.header, a.body)
		}
	}
	if a := anyone.call(http.MethodPost, logInPath, `{"clientId":`); a.status != http.StatusBadRequest {
		t.Errorf("a broken log-in: %d %s", a.status, a.body)
	}
}
