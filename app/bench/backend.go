package bench

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

const (
	logInPath   = "/api/secure/client/user-login"
	enginePath  = "/api/ai-engine/mcp/"
	controlPath = "/bench/"
	// tokenLife is how long a token lasts: longer than any run.
	tokenLife = 24 * time.Hour
	// writeSize is how much of a long answer is written at a time.
	writeSize = 64 << 10
)

// answerRow is one row of an answer; answers are as many as reach their size.
const answerRow = `["2024-01-01","Central","Office Supplies",1234.56,17],`

// backend answers each analysis at once, or after a while, with rows out of memory.
type backend struct {
	calls   atomic.Int64
	latency atomic.Int64 // nanoseconds before each answer
	size    atomic.Int64 // bytes of each answer, about
	small   atomic.Pointer[[]byte]
}

// newBackend returns the handler of a backend with answers of 4 KiB.
func newBackend() http.Handler {
	b := &backend{}
	b.set(0, smallAnswer)
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+logInPath, logIn)
	mux.HandleFunc("POST "+enginePath, b.answer)
	mux.HandleFunc("GET "+controlPath+"calls", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, b.calls.Load())
	})
	mux.HandleFunc("POST "+controlPath+"set", func(w http.ResponseWriter, r *http.Request) {
		latency, errLatency := time.ParseDuration(r.FormValue("latency"))
		size, errSize := strconv.ParseInt(r.FormValue("size"), 10, 64)
		if errLatency != nil || errSize != nil {
			http.Error(w, "latency and size are required", http.StatusBadRequest)
			return
		}
		b.set(latency, size)
	})
	return mux
}

func (b *backend) set(latency time.Duration, size int64) {
	var answer []byte
	if size <= writeSize {
		answer = []byte(answerHead + rows(size) + answerTail)
	}
	b.latency.Store(int64(latency))
	b.size.Store(size)
	b.small.Store(&answer)
}

const (
	answerHead = `{"columns":["day","region","category","sales","orders"],"rows":[`
	answerTail = `["2024-01-01","Central","Office Supplies",1234.56,17]]}`
)

// rows are whole rows of at most about so many bytes, each with its comma.
func rows(size int64) string {
	return strings.Repeat(answerRow, max(0, int(size)-len(answerHead)-len(answerTail))/len(answerRow))
}

// answer reads the question to its end, as a backend would, and answers.
func (b *backend) answer(w http.ResponseWriter, r *http.Request) {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return
	}
	b.calls.Add(1)
	if latency := time.Duration(b.latency.Load()); latency > 0 {
		time.Sleep(latency)
	}
	w.Header().Set("Content-Type", "application/json")
	if small := *b.small.Load(); small != nil {
		w.Header().Set("Content-Length", strconv.Itoa(len(small)))
		_, _ = w.Write(small) // a caller that left is the driver's to notice
		return
	}
	b.stream(w, b.size.Load())
}

// stream sends a long answer in pieces, so that the backend holds none of it.
func (b *backend) stream(w io.Writer, size int64) {
	piece := rows(writeSize)
	if _, err := io.WriteString(w, answerHead); err != nil {
		return
	}
	for sent := int64(0); sent < size; sent += int64(len(piece)) {
		if _, err := io.WriteString(w, piece); err != nil {
			return
		}
	}
	_, _ = io.WriteString(w, answerTail)
}

// logIn gives an unsigned token to anyone: the service reads only its expiry.
func logIn(w http.ResponseWriter, _ *http.Request) {
	part := base64.RawURLEncoding.EncodeToString
	claims := fmt.Sprintf(`{"exp":%d}`, time.Now().Add(tokenLife).Unix())
	token := part([]byte(`{"alg":"none"}`)) + "." + part([]byte(claims)) + ".x"
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // not Secure: this is plain HTTP on loopback
		Name: "access_token", Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprint(w, `{"status":"success"}`)
}

// control sets or asks something of a backend.
type control struct{ address string }

func (c control) set(ctx context.Context, latency time.Duration, size int64) error {
	_, err := c.ask(ctx, http.MethodPost, fmt.Sprintf("set?latency=%s&size=%d", latency, size))
	return err
}

// calls is how many analyses the backend was asked for since its start.
func (c control) calls(ctx context.Context) (int, error) {
	text, err := c.ask(ctx, http.MethodGet, "calls")
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(text)
}

func (c control) ask(ctx context.Context, method, what string) (string, error) {
	r, err := http.NewRequestWithContext(ctx, method, "http://"+c.address+controlPath+what, nil)
	if err != nil {
		return "", err
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return "", fmt.Errorf("ask the backend: %w", err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("the backend says %s", response.Status)
	}
	return string(text), err
}
