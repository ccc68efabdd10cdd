package lumenore_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestASecretFileIsReadAgainWhenItChanges(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "secret")
	write(t, path, "  first\n")
	synctest.Test(t, func(t *testing.T) {
		get, err := lumenore.SecretFile(path)
		if err != nil || get() != "first" {
			t.Fatalf("%q, %v", get(), err)
		}
		for _, c := range []struct {
			name, want string
			change     func()
		}{
			{"rewritten", "second", func() { write(t, path, "second\n") }},
			{"emptied for a moment", "second", func() { write(t, path, "") }},
			{"removed for a moment", "second", func() { _ = os.Remove(path) }},
			{"linked, as Kubernetes does", "third", func() {
				write(t, filepath.Join(folder, "v3"), "third")
				_ = os.Symlink("v3", path)
			}},
			{"linked to another", "forth", func() {
				write(t, filepath.Join(folder, "v4"), "forth")
				_ = os.Symlink("v4", path+".new")
				_ = os.Rename(path+".new", path)
			}},
			{"too large", "forth", func() { write(t, filepath.Join(folder, "v4"), strings.Repeat("x", 1<<20)) }},
		} {
			c.change()
			time.Sleep(time.Second)
			if got := get(); got != c.want {
				t.Errorf("%s: %.20q, not %q", c.name, got, c.want)
			}
		}
	})
}

func TestASecretFileThatCannotBeReadIsRefusedWithoutItsName(t *testing.T) {
	folder := t.TempDir()
	empty := filepath.Join(folder, "empty")
	write(t, empty, " \n")
	for _, path := range []string{empty, filepath.Join(folder, "none"), folder} {
		if _, err := lumenore.SecretFile(path); err == nil || strings.Contains(err.Error(), folder) {
			t.Errorf("%v", err)
		}
	}
}
