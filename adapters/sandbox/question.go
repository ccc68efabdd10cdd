package sandbox

import (
	"context"
	"net/http"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// analysis pairs an endpoint with the analysis that it runs. The platform
// refuses those that it does not have.
type analysis struct {
	endpoint string
	asked    domain.Analysis
	streamed bool
}

// analyses is the table of what can be asked.
func analyses() []analysis {
	return []analysis{
		{"nlq-to-data", domain.Query, true},
		{"get-trend-data", domain.Trend, false},
		{"get-prediction-data", domain.Prediction, false},
		{"get-outlier-data", domain.Outlier, false},
		{"get-correlation-data", domain.Correlation, false},
		{"get-change-data", domain.Change, false},
		{"get-pareto-data", domain.Pareto, false},
	}
}

// questionRequest is what the contract sends.
type questionRequest struct {
	UserQuery string          `json:"userQuery"`
	SchemaID  domain.SchemaID `json:"schemaId"`
}

// ask answers questions for one analysis.
func (s *Server) ask(a analysis) func(context.Context, call) (reply, error) {
	return func(ctx context.Context, c call) (reply, error) {
		var request questionRequest
		if err := c.decode(&request); err != nil {
			return reply{}, err
		}
		question, err := domain.NewQuestion(request.UserQuery, request.SchemaID)
		if err != nil {
			return reply{}, err
		}
		answer, err := s.params.Platform.Answer(ctx, a.asked, question)
		if err != nil {
			return reply{}, err
		}
		if !a.streamed {
			return jsonReply(http.StatusOK, answer.Data), nil
		}
		sent := jsonReply(http.StatusOK, inLines(answer.Data))
		sent.streamed = true
		return sent, nil
	}
}
