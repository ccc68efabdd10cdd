package folder

import (
	"io"
	"io/fs"
)

// CatalogName is the optional file that overrides what is worked out.
const CatalogName = "catalog.yaml"

// File is a data file as listed.
type File struct {
	Path  string // within the folder, with slashes
	Name  string // Path without its ending
	Kind  Kind
	State string // changes when the file does: its target, size and time
	Size  int64
	// Reason says why the file can't be read, where that is known already.
	Reason string

	// Place is where the file really lies, for engines that read it in place;
	// empty for a bundled file.
	Place string
	open  func() (io.ReadCloser, error)
}

// Open opens the file.
func (f File) Open() (io.ReadCloser, error) { return f.open() }

// Source lists files.
type Source interface {
	// Files returns the data files, sorted by path.
	Files() ([]File, error)
	// Catalog returns the content of CatalogName, nil where there is none.
	Catalog() ([]byte, error)
	// Changes reports whether listing again may give something else.
	Changes() bool
	Close() error
}

// Bundled lists the files of a file system that never changes.
type Bundled struct{ fsys fs.FS }

// NewBundled returns a source of bundled files.
func NewBundled(fsys fs.FS) *Bundled { return &Bundled{fsys: fsys} }

// Files implements Source.
func (b *Bundled) Files() ([]File, error) {
	var files []File
	err := fs.WalkDir(b.fsys, ".", func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if p != "." && hidden(p) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		kind, name, ok := kindOf(p)
		if entry.IsDir() || !ok {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		files = append(files, File{
			Path: p, Name: name, Kind: kind, Size: info.Size(), State: "bundled",
			open: func() (io.ReadCloser, error) { return b.fsys.Open(p) },
		})
		return nil
	})
	return files, err
}

// Catalog implements Source.
func (b *Bundled) Catalog() ([]byte, error) { return orNothing(fs.ReadFile(b.fsys, CatalogName)) }

// Changes implements Source.
func (b *Bundled) Changes() bool { return false }

// Close implements Source.
func (b *Bundled) Close() error { return nil }
