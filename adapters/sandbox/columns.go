package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// columnsRequest is what the contract sends: which facts of each column are
// wanted, and the dataset once more.
type columnsRequest struct {
	Data struct {
		Columns  []string        `json:"columns"`
		DomainID domain.SchemaID `json:"domainId"`
	} `json:"data"`
}

// engineColumns is what the sandbox reads of the embedded platform's answer.
type engineColumns struct {
	Columns []engineColumn `json:"columns"`
}

type engineColumn struct {
	Name        string  `json:"name"`
	Type        string  `json:"type"`
	Role        string  `json:"role"`
	Description string  `json:"description"`
	Unit        *string `json:"unit"`
	DateFormat  *string `json:"date_format"`
}

// wireColumns are the columns on the wire.
type wireColumns struct {
	Data struct {
		Result struct {
			ResultSet []map[string]any `json:"resultSet"`
		} `json:"result"`
	} `json:"data"`
}

// fact is what the wire's name for a fact says of a column; nil: no such fact.
func (c engineColumn) fact(name string) (value any, ok bool) {
	switch name {
	case "column_name", "column_alias": // the embedded platform shows columns by their own names
		return c.Name, true
	case "column_type":
		return c.Role, true
	case "column_datatype_name":
		return c.Type, true
	case "unit":
		return c.Unit, true
	case "description":
		return c.Description, true
	case "date_format":
		return c.DateFormat, true
	}
	return nil, false
}

// columns describes the columns of one dataset.
func (s *Server) columns(ctx context.Context, c call) (reply, error) {
	id, err := strconv.ParseInt(c.PathValue("id"), 10, 64)
	if err != nil || id <= 0 {
		return reply{}, invalid("the schema id in the path must be an integer above 0.")
	}
	var request columnsRequest
	if err := c.decode(&request); err != nil {
		return reply{}, err
	}
	if request.Data.DomainID != domain.SchemaID(id) {
		return reply{}, invalid("domainId is not the schema id in the path.")
	}
	for _, name := range request.Data.Columns {
		if _, ok := (engineColumn{}).fact(name); !ok {
			return reply{}, invalid("columns asks for something that no column has.")
		}
	}
	answer, err := s.params.Platform.Columns(ctx, domain.SchemaID(id))
	if err != nil {
		return reply{}, err
	}
	var from engineColumns
	if err := json.Unmarshal(answer.Data, &from); err != nil {
		return reply{}, fmt.Errorf("read the platform's columns: %w", err)
	}
	if from.Columns == nil {
		return jsonReply(http.StatusOK, answer.Data), nil // a platform that speaks the wire's words already
	}
	return encoded(rows(from.Columns, request.Data.Columns))
}

// rows is a row a column, with the facts that were asked for.
func rows(columns []engineColumn, asked []string) wireColumns {
	var to wireColumns
	to.Data.Result.ResultSet = make([]map[string]any, len(columns))
	for i, column := range columns {
		row := make(map[string]any, len(asked))
		for _, name := range asked {
			row[name], _ = column.fact(name)
		}
		to.Data.Result.ResultSet[i] = row
	}
	return to
}
