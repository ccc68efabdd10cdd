package lumenore

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// The columns of the platform's list of datasets that name one.
const (
	idColumn   = "domain_id"
	nameColumn = "domain_name"
)

// wireListing is the platform's list of datasets: a row each, an object or an
// array in the order of the headers.
type wireListing struct {
	Data struct {
		Headers   []json.RawMessage `json:"headers"`
		ResultSet []json.RawMessage `json:"resultset"`
	} `json:"data"`
}

// datasetNames reads which datasets a list holds. What it does not understand
// it leaves out: the list itself goes to the assistant as it is.
func datasetNames(data json.RawMessage) []domain.DatasetName {
	var listing wireListing
	if json.Unmarshal(data, &listing) != nil {
		return nil
	}
	at := map[string]int{}
	for _, column := range []string{idColumn, nameColumn} {
		at[column] = slices.IndexFunc(listing.Data.Headers, func(h json.RawMessage) bool {
			return string(h) == `"`+column+`"`
		})
	}
	names := make([]domain.DatasetName, 0, len(listing.Data.ResultSet))
	for _, row := range listing.Data.ResultSet {
		var id json.Number // a number, or its digits in a string
		var name string
		if json.Unmarshal(cellOf(row, at, idColumn), &id) != nil || json.Unmarshal(cellOf(row, at, nameColumn), &name) != nil {
			continue
		}
		n, err := id.Int64()
		if err != nil || n <= 0 {
			continue
		}
		names = append(names, domain.DatasetName{ID: domain.SchemaID(n), Name: strings.TrimSpace(name)})
	}
	return names
}

// cellOf is the cell of a row in a column; nil where there is none.
func cellOf(row json.RawMessage, at map[string]int, column string) json.RawMessage {
	var object map[string]json.RawMessage
	if json.Unmarshal(row, &object) == nil {
		return object[column]
	}
	var cells []json.RawMessage
	if i := at[column]; json.Unmarshal(row, &cells) == nil && i >= 0 && i < len(cells) {
		return cells[i]
	}
	return nil
}
