package mcp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Prompt is a task that a person picks in their client: the assistant is told
// which tools to call on a dataset, in which order, and what to make of it.
type Prompt struct {
	Name        string
	Title       string
	Description string // what a person who picks it gets
	Operation   string // begins its errors: "Sales analysis failed: …"

	drawing string
	goal    string // what shall be found out: "how they …"
	steps   []step
	report  string // what the assistant's report shall hold
}

// step is one call of a prompt's task.
type step struct {
	tool     domain.Analysis
	question string // it stands alone, and is answered as it is on the sample
	tells    string // what it is asked for
}

// schemaArgument is the argument of all prompts and of the template of a
// dataset, as tools name it too.
const schemaArgument = "schemaId"

// definition is the prompt as prompts/list gives it.
func (p Prompt) definition() mcp.Prompt {
	return mcp.Prompt{
		Name:        p.Name,
		Title:       p.Title,
		Description: p.Description,
		Arguments: []mcp.PromptArgument{{
			Name:        schemaArgument,
			Title:       "Dataset",
			Description: "schema_id of the dataset, from " + datasetsTool + " or completed from a part of its name",
			Required:    true,
		}},
		Icons: icons(p.drawing),
	}
}

// answeredBy drops the steps that a platform with these analyses can't answer.
func (p Prompt) answeredBy(analyses []domain.Analysis) Prompt {
	p.steps = slices.DeleteFunc(slices.Clone(p.steps), func(s step) bool { return !slices.Contains(analyses, s.tool) })
	return p
}

// text is the task. It holds nothing of the data: names and descriptions of a
// dataset would speak with the user's voice here.
func (p Prompt) text(id domain.SchemaID) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Find out %s, in the dataset with schemaId %d. Work in this order:\n", p.goal, id)
	fmt.Fprintf(&b, "1. %s: which columns there are. "+
		"Word the questions below with their names; leave out a step whose columns are not there, and say so.\n", columnsTool)
	for i, s := range p.steps {
		fmt.Fprintf(&b, "%d. %s, for instance %q: %s.\n", i+2, s.tool, s.question, s.tells)
	}
	fmt.Fprintf(&b, "Then report %s. "+
		"Give only figures that a tool answered, each with the period that it covers, and pass on the caveats and assumptions that change how it reads.", p.report)
	return b.String()
}

// prompter takes the requests of one prompt.
type prompter struct {
	prompt  Prompt
	service Service
	logger  *zap.Logger
}

// get hands out the task once the dataset is known to be there: a task over no
// dataset would end in as many errors as it has steps.
func (p *prompter) get(ctx context.Context, request mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
	a := attended{operation: p.prompt.Operation, subject: zap.String("prompt", p.prompt.Name), logger: p.logger}
	return attend(ctx, a, func() (*mcp.GetPromptResult, error) {
		given := make(map[string]any, len(request.Params.Arguments))
		for name, value := range request.Params.Arguments {
			given[name] = value
		}
		args, err := parameters{schemaID: true}.decode(given)
		if err != nil {
			return nil, err
		}
		if _, err := p.service.Columns(ctx, args.schemaID); err != nil {
			return nil, err
		}
		task := mcp.NewPromptMessage(mcp.RoleUser, mcp.NewTextContent(p.prompt.text(args.schemaID)))
		return mcp.NewGetPromptResult(p.prompt.Description, []mcp.PromptMessage{task}), nil
	})
}

// addPrompts lists the prompts of which the service can answer a step.
func addPrompts(core *server.MCPServer, p Params) error {
	listed := map[string]bool{}
	for _, prompt := range p.Prompts {
		if listed[prompt.Name] {
			return fmt.Errorf("mcp: two prompts are named %q", prompt.Name)
		}
		listed[prompt.Name] = true
		prompt = prompt.answeredBy(p.Service.Analyses())
		if len(prompt.steps) == 0 {
			continue
		}
		handler := &prompter{prompt: prompt, service: p.Service, logger: p.Logger}
		core.AddPrompt(prompt.definition(), handler.get)
	}
	return nil
}
