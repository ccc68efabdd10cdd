//go:build cgo

package duckdb

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/delimited"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
)

// version is a short name for content, for Dataset.Version.
func version(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)[:8]) }

// spoolText copies a text file into the cache as plain UTF-8, so that the
// engine reads a file that nobody else changes. peek may look at the beginning
// and says how many bytes of it are left out.
func (im *importer) spoolText(f folder.File, peek func(sample string, complete bool) (int, error)) (path, id string, err error) {
	path = im.in.privateFile(".text")
	defer func() {
		if err != nil {
			_ = os.Remove(path)
		}
	}()
	id, err = copyText(f, path, false, peek)
	if errors.Is(err, delimited.ErrNotUTF8) {
		id, err = copyText(f, path, true, peek)
	}
	if errors.Is(err, delimited.ErrBinary) {
		err = skip(delimited.ErrBinary.Error())
	}
	return path, id, err
}

func copyText(f folder.File, path string, latin1 bool, peek func(string, bool) (int, error)) (string, error) {
	raw, err := f.Open()
	if err != nil {
		return "", err
	}
	defer raw.Close()
	text, err := delimited.Decode(raw, latin1)
	if err != nil {
		return "", asDamaged(err)
	}
	sample, err := text.Peek(text.Size())
	complete := errors.Is(err, io.EOF)
	if err != nil && !complete {
		return "", asDamaged(err)
	}
	if len(sample) == 0 {
		return "", skip("it is empty")
	}
	left, err := peek(string(sample), complete)
	if err != nil {
		return "", err
	}
	digest := sha256.New()
	digest.Write(sample[:left])
	if _, err := text.Discard(left); err != nil {
		return "", err
	}
	out, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(io.MultiWriter(out, digest), text)
	if err = errors.Join(asDamaged(err), out.Close()); err != nil {
		return "", err
	}
	return version(digest), nil
}

// asDamaged words what goes wrong while content is read, and leaves alone what
// the callers tell apart.
func asDamaged(err error) error {
	if err == nil || errors.Is(err, delimited.ErrNotUTF8) || errors.Is(err, delimited.ErrBinary) {
		return err
	}
	return &unreadable{reason: "it is damaged: its content ends or breaks where it should not", cause: err}
}

// spool copies a file into the cache as it is.
func (im *importer) spool(f folder.File, l *loaded, ending string) (path, id string, err error) {
	raw, err := f.Open()
	if err != nil {
		return "", "", err
	}
	defer raw.Close()
	path = im.in.privateFile(ending)
	l.private = append(l.private, path)
	out, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return "", "", err
	}
	digest := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, digest), raw)
	return path, version(digest), errors.Join(err, out.Close())
}
