// Package catalogfile reads catalog.yaml, in which whoever runs the service
// says what the files can't: names, ids, units, synonyms, the usual measure.
// All of it is optional, and a mistake in it never keeps the data from being
// served: it is told as a warning.
package catalogfile

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// File is the content of catalog.yaml.
type File struct {
	Datasets map[string]Dataset `yaml:"datasets"` // by the name as listed
}

// Dataset overrides what is worked out about a dataset.
type Dataset struct {
	Name           string            `yaml:"name"`
	SchemaID       wholeNumber       `yaml:"schema_id"`
	Description    string            `yaml:"description"`
	DefaultMeasure string            `yaml:"default_measure"`
	DefaultTime    string            `yaml:"default_time"`
	Columns        map[string]Column `yaml:"columns"` // by name
}

// Column overrides what is worked out about a column.
type Column struct {
	Role        string   `yaml:"role"`
	Unit        string   `yaml:"unit"`
	Synonyms    []string `yaml:"synonyms"`
	Description string   `yaml:"description"`
	Good        string   `yaml:"good"`
}

// Warning is something in the file that has no effect.
type Warning struct {
	Reason string // a constant sentence
	Name   string // what it is about, or where in the file it stands
}

// Apply overrides a dataset's fields and columns, but not its name and id,
// which depend on other datasets too.
func (c Dataset) Apply(d *domain.Dataset) []Warning {
	var warnings []Warning
	if c.Description != "" {
		d.Description = c.Description
	}
	for _, name := range []string{c.DefaultMeasure, c.DefaultTime} {
		if _, ok := d.Column(name); name != "" && !ok {
			warnings = append(warnings, Warning{Reason: "the catalog names a default column that the dataset does not have", Name: d.Name + ": " + name})
		}
	}
	if _, ok := d.Column(c.DefaultMeasure); ok {
		d.DefaultMeasure = c.DefaultMeasure
	}
	if _, ok := d.Column(c.DefaultTime); ok {
		d.DefaultTime = c.DefaultTime
	}
	columns := slices.Clone(d.Columns)
	for name, override := range c.Columns {
		i := slices.IndexFunc(columns, func(c domain.Column) bool { return c.Name == name })
		if i < 0 {
			warnings = append(warnings, Warning{Reason: "the catalog names a column that the dataset does not have", Name: d.Name + ": " + name})
			continue
		}
		warnings = append(warnings, override.apply(d.Name, &columns[i])...)
	}
	d.Columns = columns
	slices.SortFunc(warnings, func(a, b Warning) int { return strings.Compare(a.Reason+a.Name, b.Reason+b.Name) })
	return warnings
}

func (c Column) apply(dataset string, column *domain.Column) []Warning {
	var warnings []Warning
	switch role := domain.Role(c.Role); role {
	case "":
	case domain.RoleMeasure, domain.RoleDimension, domain.RoleTime, domain.RoleIdentifier:
		column.Role = role
	default:
		warnings = append(warnings, Warning{Reason: "the catalog gives a role other than measure, dimension, time, identifier", Name: dataset + ": " + column.Name})
	}
	switch c.Good {
	case "":
	case "up", "down":
		column.Good = c.Good
	default:
		warnings = append(warnings, Warning{Reason: "the catalog's good is neither up nor down", Name: dataset + ": " + column.Name})
	}
	if c.Unit != "" {
		column.Unit = c.Unit
	}
	if len(c.Synonyms) > 0 {
		column.Synonyms = c.Synonyms
	}
	if c.Description != "" {
		// What was worked out, such as the order of day and month, stays told.
		column.Description = strings.TrimSpace(c.Description + " " + column.Description)
	}
	return warnings
}
