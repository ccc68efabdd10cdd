package generator

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
)

// File is one generated file: a path inside the sample's folder and a CSV
// table, header first. Paths that end in .gz are compressed when written.
type File struct {
	Path string
	CSV  []byte
}

// Generate makes all files, in a fixed order.
func Generate() ([]File, error) {
	people := newCustomers()
	kept, heldBack := newInventory()
	tables := []struct {
		path string
		rows [][]string
	}{
		{"sales.csv.gz", salesTable(newSales(people), people)},
		{"customers.csv.gz", customersTable(people)},
		{"inventory.csv.gz", inventoryTable(kept)},
		{"testdata/demand_2026.csv", monthlyDemandTable(heldBack)},
	}
	files := make([]File, 0, len(tables))
	for _, t := range tables {
		var text bytes.Buffer
		if err := csv.NewWriter(&text).WriteAll(t.rows); err != nil {
			return nil, fmt.Errorf("write %s: %w", t.path, err)
		}
		files = append(files, File{Path: t.path, CSV: text.Bytes()})
	}
	return files, nil
}

// Write generates all files into dir.
func Write(dir string) error {
	files, err := Generate()
	if err != nil {
		return err
	}
	for _, f := range files {
		content := f.CSV
		if filepath.Ext(f.Path) == ".gz" {
			if content, err = compress(content); err != nil {
				return fmt.Errorf("compress %s: %w", f.Path, err)
			}
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// compress packs content without a time or a name in the header, so that the
// same rows make the same bytes.
func compress(content []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}
