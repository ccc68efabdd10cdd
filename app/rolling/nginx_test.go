package rolling_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// publicHost is the name that the proxy passes on.
const publicHost = "mcp.example.com"

// nginxConfig is as plain as such files are. Buffering is on, as it is by
// default. There are no retries, and connections to replicas are kept: the
// hardest case, since a kept connection may be closed under a call.
const nginxConfig = `
%s
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  upstream replicas {
%s    keepalive 16;
  }
  server {
    listen %s;
    location / {
      proxy_pass http://replicas;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host ` + publicHost + `;
      proxy_next_upstream off;
    }
    location = /generation { return 200 "%d"; }
  }
}
`

// nginx is a running proxy.
type nginx struct {
	listen     string
	dir        string
	process    *exec.Cmd
	generation int
}

// startNginx starts a proxy before these replicas; the test is skipped where
// there is none to start.
func startNginx(t *testing.T, all []*replica) *nginx {
	t.Helper()
	program := findNginx(t)
	n := &nginx{listen: freeAddress(t), dir: t.TempDir()}
	n.write(t, all)
	n.process = exec.Command(program, "-p", n.dir, "-c", "nginx.conf", "-e", "stderr")
	var log bytes.Buffer
	n.process.Stderr = &log
	if err := n.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = n.process.Process.Signal(syscall.SIGQUIT)
		_ = n.process.Wait()
		if t.Failed() {
			t.Logf("nginx: %s", tail(log.Bytes()))
		}
	})
	await(t, "nginx answers", n.reloaded)
	return n
}

// findNginx looks where Debian puts it too, which only root has in PATH.
func findNginx(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"nginx", "/usr/sbin/nginx"} {
		if program, err := exec.LookPath(name); err == nil {
			return program
		}
	}
	t.Skip("nginx is not installed (Debian: apt-get install nginx-light)")
	return ""
}

func (n *nginx) address() string { return n.listen }

// set has nginx read its configuration again: new workers take new calls, old
// ones end theirs.
func (n *nginx) set(t *testing.T, ready []*replica) {
	n.write(t, ready)
	if err := n.process.Process.Signal(syscall.SIGHUP); err != nil {
		t.Errorf("reload nginx: %v", err)
		return
	}
	await(t, "nginx has its new configuration", n.reloaded)
}

func (n *nginx) write(t *testing.T, ready []*replica) {
	t.Helper()
	n.generation++
	var servers strings.Builder
	for _, r := range ready {
		fmt.Fprintf(&servers, "    server %s max_fails=0;\n", r.mcp)
	}
	user := ""
	if os.Geteuid() == 0 {
		user = "user root;" // its workers must reach the folder of this test
	}
	text := fmt.Sprintf(nginxConfig, user, servers.String(), n.listen, n.generation)
	if err := os.WriteFile(filepath.Join(n.dir, "nginx.conf"), []byte(text), 0o600); err != nil {
		t.Error(err)
	}
}

// reloaded reports whether a worker with the newest configuration answers.
func (n *nginx) reloaded() bool {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Get("http://" + n.listen + "/generation")
	if err != nil {
		return false
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return err == nil && string(text) == fmt.Sprint(n.generation)
}
