package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// engineDatasets is what the sandbox reads of the embedded platform's list.
type engineDatasets struct {
	Datasets []struct {
		SchemaID    domain.SchemaID `json:"schema_id"`
		Name        string          `json:"name"`
		DataThrough *string         `json:"data_through"`
	} `json:"datasets"`
}

// wireDatasets is the list on the wire.
type wireDatasets struct {
	Data struct {
		Headers   []string      `json:"headers"`
		ResultSet []wireDataset `json:"resultset"`
	} `json:"data"`
}

type wireDataset struct {
	ID        domain.SchemaID `json:"domain_id"`
	Name      string          `json:"domain_name"`
	Timestamp *string         `json:"domain_timestamp"`
}

// datasets lists the datasets.
func (s *Server) datasets(ctx context.Context, _ call) (reply, error) {
	answer, err := s.params.Platform.Datasets(ctx)
	if err != nil {
		return reply{}, err
	}
	var from engineDatasets
	if err := json.Unmarshal(answer.Data, &from); err != nil {
		return reply{}, fmt.Errorf("read the platform's list of datasets: %w", err)
	}
	if from.Datasets == nil {
		return jsonReply(http.StatusOK, answer.Data), nil // a platform that speaks the wire's words already
	}
	var to wireDatasets
	to.Data.Headers = []string{"domain_id", "domain_name", "domain_timestamp"}
	to.Data.ResultSet = make([]wireDataset, len(from.Datasets))
	for i, d := range from.Datasets {
		to.Data.ResultSet[i] = wireDataset{d.SchemaID, d.Name, d.DataThrough}
	}
	return encoded(to)
}

// encoded is a successful answer.
func encoded(value any) (reply, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false) // answers are read, not embedded in a page
	if err := encoder.Encode(value); err != nil {
		return reply{}, fmt.Errorf("encode an answer: %w", err)
	}
	return jsonReply(http.StatusOK, bytes.TrimRight(out.Bytes(), "\n")), nil
}
