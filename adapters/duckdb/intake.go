//go:build cgo

package duckdb

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/catalogfile"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
)

// intake knows the files and what became of each. One goroutine at a time uses it.
type intake struct {
	source  folder.Source
	cache   string
	memory  int64
	log     *zap.Logger
	files   map[string]*seen
	catalog []byte
	used    catalogfile.File // the catalog that is applied
	whole   bool             // the catalog that is applied had no flaw
	ids     *schemaIDs
	made    int             // private files made so far, for their names
	warned  map[string]bool // about the catalog, so that each is said once
}

// seen is what is known of a file.
type seen struct {
	state   string // at the last look
	settled string // the state that was taken in, or given up on
	missing bool   // at the last look
	told    string // the state that was warned about
	loaded  *loaded
}

func newIntake(source folder.Source, cache string, memory int64, log *zap.Logger) *intake {
	return &intake{
		source: source, cache: cache, memory: memory, log: log,
		files: map[string]*seen{}, ids: newSchemaIDs(), warned: map[string]bool{},
	}
}

// look lists the files and takes in those that changed and then stood still
// between two looks, or all with now. It reports whether the datasets changed.
func (in *intake) look(ctx context.Context, now bool) (bool, error) {
	files, err := in.source.Files()
	if err != nil {
		return false, err
	}
	content, err := in.source.Catalog()
	if err != nil {
		in.log.Warn("the catalog could not be read", zap.String("file", folder.CatalogName))
		content = in.catalog
	}
	changed := !bytes.Equal(content, in.catalog)
	in.catalog = content

	var importer *importer
	defer func() { importer.close() }()
	listed := map[string]bool{}
	for _, f := range files {
		listed[f.Path] = true
		s := in.files[f.Path]
		if s == nil {
			s = &seen{}
			in.files[f.Path] = s
		}
		still := s.state == f.State && !s.missing
		s.state, s.missing = f.State, false
		if s.settled == f.State || !(still || now) {
			continue
		}
		if importer == nil {
			if importer, err = openImporter(ctx, in); err != nil {
				return false, err
			}
		}
		had := s.loaded
		if err := in.take(ctx, importer, f, s); err != nil {
			return false, err
		}
		changed = changed || s.loaded != had
	}
	return in.forget(listed) || changed, nil
}

// take imports one file. Only a cancelled import is an error.
func (in *intake) take(ctx context.Context, importer *importer, f folder.File, s *seen) error {
	next, err := importer.file(ctx, f)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	s.settled = f.State
	if err != nil {
		if s.told != f.State {
			in.log.Warn("a data file is skipped", zap.String("file", f.Path), zap.String("reason", readable(err)))
		}
		s.told = f.State
		if passing(err) {
			s.settled = ""
		}
	}
	if s.loaded != nil {
		s.loaded.release()
	}
	s.loaded = next
	return nil
}

// forget drops the files that were missing twice: one that is replaced by
// deleting it first is not gone.
func (in *intake) forget(listed map[string]bool) bool {
	dropped := false
	for path, s := range in.files {
		switch {
		case listed[path]:
		case !s.missing:
			s.missing = true
		default:
			if s.loaded != nil {
				s.loaded.release()
				dropped = true
			}
			delete(in.files, path)
		}
	}
	return dropped
}

// catalogue is the datasets as they stand, sorted by name.
func (in *intake) catalogue() []entry {
	content, warnings := in.readCatalog()
	var entries []entry
	for _, f := range in.sorted() {
		for _, p := range f.parts {
			entries = append(entries, entry{file: f, part: p})
		}
	}
	nameEntries(entries)
	warnings = append(warnings, in.ids.assign(entries, content)...)
	entries, more := applyCatalog(entries, content)
	in.tell(append(warnings, more...))
	return entries
}

// readCatalog is the catalog to apply. One that is damaged while the service
// runs leaves the one before in use: its ids and names are those that clients
// already know. At the start there is none before, and what can be read counts.
func (in *intake) readCatalog() (catalogfile.File, []catalogfile.Warning) {
	content, flaws, usable := catalogfile.Parse(in.catalog)
	if len(flaws) > 0 && len(in.used.Datasets) > 0 && (in.whole || !usable) {
		for i := range flaws {
			flaws[i].Reason = "the catalog can't be read as it stands; the one read before stays in use"
		}
		return in.used, flaws
	}
	in.used, in.whole = content, len(flaws) == 0
	return content, flaws
}

func (in *intake) sorted() []*loaded {
	var all []*loaded
	for _, s := range in.files {
		if s.loaded != nil {
			all = append(all, s.loaded)
		}
	}
	slices.SortFunc(all, func(a, b *loaded) int { return strings.Compare(a.path, b.path) })
	return all
}

// tell logs each warning about the catalog once for each content of it.
func (in *intake) tell(warnings []catalogfile.Warning) {
	for _, w := range warnings {
		key := fmt.Sprintf("%s\x00%s\x00%s", in.catalog, w.Reason, w.Name)
		if !in.warned[key] {
			in.log.Warn("a part of the catalog has no effect", zap.String("file", folder.CatalogName),
				zap.String("reason", w.Reason), zap.String("name", w.Name))
		}
		in.warned[key] = true
	}
}

// privateFile names a new file in the cache.
func (in *intake) privateFile(ending string) string {
	in.made++
	return fmt.Sprintf("%s/%d%s", in.cache, in.made, ending)
}
