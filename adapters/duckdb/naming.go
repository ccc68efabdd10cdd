//go:build cgo

package duckdb

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/catalogfile"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// nameEntries names each dataset as its file's path without the ending, and
// the sheet or table within it. Those that would have one name keep the
// ending.
func nameEntries(entries []entry) {
	count := map[string]int{}
	for i := range entries {
		count[shortName(entries[i])]++
	}
	for i, x := range entries {
		entries[i].dataset.Name = shortName(x)
		if count[shortName(x)] > 1 {
			entries[i].dataset.Name = fullName(x)
		}
	}
}

func shortName(x entry) string { return withSub(folder.BaseName(x.file.path), x.part.sub) }
func fullName(x entry) string  { return withSub(x.file.path, x.part.sub) }

func withSub(name, sub string) string {
	if sub == "" {
		return name
	}
	return name + "/" + sub
}

// schemaIDs gives ids that are the same for a dataset whatever other files
// come and go. It remembers them, so that a newcomer of the same name doesn't
// take over the id of one that is listed already.
type schemaIDs struct {
	given map[string]domain.SchemaID // by full name
}

func newSchemaIDs() *schemaIDs { return &schemaIDs{given: map[string]domain.SchemaID{}} }

// assign sets the entries' ids: the catalog's, the one given before, or one
// derived from the name. Of datasets that would share a name, the first one
// listed has the id of the name, the others that of the name with the ending.
func (s *schemaIDs) assign(entries []entry, catalog catalogfile.File) []catalogfile.Warning {
	var warnings []catalogfile.Warning
	taken := map[domain.SchemaID]bool{}
	holder := map[domain.SchemaID]string{}
	for i := range entries {
		id := domain.SchemaID(catalog.Datasets[entries[i].dataset.Name].SchemaID)
		switch {
		case id == 0:
			continue
		case id < 0 || id > maxSchemaID:
			warnings = append(warnings, catalogfile.Warning{Reason: "the catalog gives a schema id that is not between 1 and 2^31-1", Name: entries[i].dataset.Name})
		case taken[id]:
			warnings = append(warnings, catalogfile.Warning{Reason: "the catalog gives a schema id twice; the dataset that comes first by name keeps it",
				Name: fmt.Sprintf("%s: %d stays with %s", entries[i].dataset.Name, id, holder[id])})
		default:
			entries[i].dataset.ID = id
			taken[id], holder[id] = true, entries[i].dataset.Name
		}
	}
	for i, x := range entries {
		if id, ok := s.given[fullName(x)]; ok && x.dataset.ID == 0 && !taken[id] {
			entries[i].dataset.ID = id
			taken[id] = true
		}
	}
	reserved := map[domain.SchemaID]bool{}
	for _, id := range s.given {
		reserved[id] = true
	}
	for i, x := range entries {
		if entries[i].dataset.ID != 0 {
			continue
		}
		id := hashID(shortName(x))
		if taken[id] || reserved[id] {
			id = hashID(fullName(x))
		}
		for taken[id] || reserved[id] {
			id = id%maxSchemaID + 1
		}
		entries[i].dataset.ID = id
		taken[id] = true
		s.given[fullName(x)] = id
	}
	return warnings
}

// maxSchemaID keeps ids below 2^31, which every client's integers hold.
const maxSchemaID = 1<<31 - 1

func hashID(name string) domain.SchemaID {
	h := fnv.New32a()
	_, _ = h.Write([]byte(name))
	return domain.SchemaID(h.Sum32()%maxSchemaID) + 1
}

// applyCatalog completes the datasets with what the catalog says, and sorts
// them by their final names.
func applyCatalog(entries []entry, catalog catalogfile.File) ([]entry, []catalogfile.Warning) {
	var warnings []catalogfile.Warning
	known, names := map[string]bool{}, map[string]bool{}
	for _, x := range entries {
		known[x.dataset.Name] = true
		names[x.dataset.Name] = true
	}
	for i := range entries {
		d, p := &entries[i].dataset, entries[i].part
		d.Rows, d.Columns, d.Version = p.rows, p.columns, p.version
		override, ok := catalog.Datasets[d.Name]
		if !ok {
			continue
		}
		warnings = append(warnings, override.Apply(d)...)
		if override.Name == "" || override.Name == d.Name {
			continue
		}
		if names[override.Name] {
			warnings = append(warnings, catalogfile.Warning{Reason: "the catalog gives a name that another dataset has", Name: override.Name})
			continue
		}
		names[override.Name] = true
		d.Name = override.Name
	}
	for name := range catalog.Datasets {
		if !known[name] {
			warnings = append(warnings, catalogfile.Warning{Reason: "the catalog names a dataset that is not there", Name: name + "; " + listNames(known)})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.dataset.Name, b.dataset.Name) })
	slices.SortStableFunc(warnings, func(a, b catalogfile.Warning) int { return strings.Compare(a.Name, b.Name) })
	return entries, warnings
}

// maxListedNames keeps a warning to a line: more names than these are looked
// up in the folder.
const maxListedNames = 10

// listNames tells the names that the catalog can use.
func listNames(known map[string]bool) string {
	names := slices.Sorted(maps.Keys(known))
	switch more := len(names) - maxListedNames; {
	case len(names) == 0:
		return "there is no dataset"
	case more > 0:
		return fmt.Sprintf("there are %s and %d more", strings.Join(names[:maxListedNames], ", "), more)
	case len(names) == 1:
		return "there is " + names[0]
	}
	return "there are " + strings.Join(names, ", ")
}
