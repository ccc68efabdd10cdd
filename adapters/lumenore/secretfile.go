package lumenore

import (
	"errors"
	"os"
	"strings"
	"sync"
	"time"
)

const (
	// fileInterval is how often a file is looked at: a key is asked for at every
	// call.
	fileInterval = time.Second
	// maxSecretBytes bounds what is read: a token of 64 KiB fits no header.
	maxSecretBytes = 64 << 10
)

// SecretFile returns a function for Params that gives the text of a file without
// the white space around it, read again when the file changes: also when it is
// replaced, or the link to it is, as Kubernetes does. While it can't be read the
// last text holds. The error, which does not name the file, says that it can't be
// read now or is empty.
func SecretFile(path string) (func() string, error) {
	f := &secretFile{path: path}
	if f.get(); f.text.value == "" {
		return nil, errors.New("lumenore: a file of credentials can't be read, or is empty or too large")
	}
	return f.get, nil
}

type secretFile struct {
	path string

	mu     sync.Mutex
	text   masked
	looked time.Time
	stamp  os.FileInfo
}

func (f *secretFile) get() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := time.Now()
	if !f.looked.IsZero() && now.Sub(f.looked) < fileInterval {
		return f.text.value
	}
	f.looked = now
	info, err := os.Stat(f.path)
	if err != nil || info.Size() > maxSecretBytes || f.same(info) {
		return f.text.value
	}
	text, err := os.ReadFile(f.path)
	if err != nil {
		return f.text.value
	}
	// A file that is being written may be empty for a moment.
	if value := strings.TrimSpace(string(text)); value != "" {
		f.text, f.stamp = masked{value}, info
	}
	return f.text.value
}

func (f *secretFile) same(info os.FileInfo) bool {
	return f.stamp != nil && os.SameFile(f.stamp, info) && f.stamp.Size() == info.Size() && f.stamp.ModTime().Equal(info.ModTime())
}
