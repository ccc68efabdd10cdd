package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// maxDepth is how deep folders may lie in each other. It ends a loop of links
// that each look like a new folder.
const maxDepth = 32

// Folder lists the files of a folder of the user's.
type Folder struct {
	dir  string // as configured
	root *os.Root
	real string // dir with its links resolved, which holds root
}

// New returns a source of the files in dir, which must exist.
func New(dir string) (*Folder, error) {
	f := &Folder{dir: dir}
	if err := f.reopen(); err != nil {
		return nil, err
	}
	return f, nil
}

// reopen follows the folder itself, which may be a link that moved.
func (f *Folder) reopen() error {
	real, err := filepath.EvalSymlinks(f.dir)
	if err != nil {
		return fmt.Errorf("the data folder cannot be opened: %w", err)
	}
	if real, err = filepath.Abs(real); err != nil {
		return err
	}
	if real == f.real {
		return nil
	}
	root, err := os.OpenRoot(real)
	if err != nil {
		return fmt.Errorf("the data folder cannot be opened: %w", err)
	}
	if f.root != nil {
		_ = f.root.Close()
	}
	f.root, f.real = root, real
	return nil
}

// Close implements Source.
func (f *Folder) Close() error { return f.root.Close() }

// Changes implements Source.
func (f *Folder) Changes() bool { return true }

// Catalog implements Source.
func (f *Folder) Catalog() ([]byte, error) {
	inside, err := f.resolve(CatalogName)
	if err != nil {
		return orNothing(nil, err)
	}
	return orNothing(f.root.ReadFile(inside))
}

func orNothing(content []byte, err error) ([]byte, error) {
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return content, err
}

// Files implements Source.
func (f *Folder) Files() ([]File, error) {
	if err := f.reopen(); err != nil {
		return nil, err
	}
	w := &walk{folder: f}
	if err := w.enter(".", "."); err != nil {
		return nil, err
	}
	slices.SortFunc(w.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return w.files, nil
}

// errOutside is why a link is not followed.
var errOutside = errors.New("it is a link that leads outside the data folder")

// resolve gives the place of a path inside the folder, links followed.
func (f *Folder) resolve(name string) (string, error) {
	real, err := filepath.EvalSymlinks(filepath.Join(f.real, filepath.FromSlash(name)))
	if err != nil {
		return "", err
	}
	inside, err := filepath.Rel(f.real, real)
	if err != nil || !filepath.IsLocal(inside) {
		return "", errOutside
	}
	return inside, nil
}

// walk collects files. It keeps the folders on its way, so that a link back to
// one of them is not followed.
type walk struct {
	folder *Folder
	way    []string
	files  []File
}

// enter lists a folder: name is its path as listed, inside where it lies.
func (w *walk) enter(name, inside string) error {
	if slices.Contains(w.way, inside) || len(w.way) > maxDepth {
		return nil
	}
	w.way = append(w.way, inside)
	defer func() { w.way = w.way[:len(w.way)-1] }()
	dir, err := w.folder.root.Open(inside)
	if err != nil {
		return err
	}
	entries, err := dir.ReadDir(-1)
	_ = dir.Close()
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !hidden(entry.Name()) {
			w.visit(path.Join(name, entry.Name()))
		}
	}
	return nil
}

// visit adds a file or enters a folder. What can't be looked at is listed with
// the reason if its name is a data file's; a folder that vanished or is closed
// to us is passed over the same way.
func (w *walk) visit(name string) {
	kind, base, isData := kindOf(name)
	file := File{Path: name, Name: base, Kind: kind}
	inside, err := w.folder.resolve(name)
	var info fs.FileInfo
	if err == nil {
		info, err = w.folder.root.Stat(inside)
	}
	switch {
	case errors.Is(err, errOutside):
		file.Reason, file.State = errOutside.Error(), "outside"
		w.files = append(w.files, file) // a folder's link too: it may be meant to hold data
	case errors.Is(err, fs.ErrNotExist):
		if isData && w.isLink(name) {
			file.Reason, file.State = "it is a link to nothing", "dangling"
			w.files = append(w.files, file)
		}
	case err != nil:
		file.Reason, file.State = reason(err), "unreadable"
		w.files = append(w.files, file)
	case info.IsDir():
		if err := w.enter(name, inside); err != nil {
			w.files = append(w.files, File{Path: name, Reason: reason(err), State: "unreadable"})
		}
	case isData && info.Mode().IsRegular():
		file.Size = info.Size()
		file.State = fmt.Sprintf("%s %d %d", inside, info.Size(), info.ModTime().UnixNano())
		file.Place = filepath.Join(w.folder.real, inside)
		root := w.folder.root
		file.open = func() (io.ReadCloser, error) { return root.Open(inside) }
		w.files = append(w.files, file)
	}
}

func (w *walk) isLink(name string) bool {
	info, err := os.Lstat(filepath.Join(w.folder.real, filepath.FromSlash(name)))
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

func reason(err error) string {
	if errors.Is(err, fs.ErrPermission) {
		return "the service may not read it"
	}
	return "it cannot be opened"
}

func hidden(name string) bool { return strings.HasPrefix(path.Base(name), ".") }
