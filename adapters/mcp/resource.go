package mcp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// Resource is something to read, for clients that let a person attach it to a
// conversation. It holds what the tool of the same operation answers, in the
// same envelope.
type Resource struct {
	URI         string // or the template of many, with {schemaId}
	Name        string
	Title       string
	Description string
	Operation   string // begins its errors

	drawing string
	read    func(ctx context.Context, s Service, id domain.SchemaID) (usecase.Result, error)
}

// resourceType is the type of all resources.
const resourceType = "application/json"

// ofDataset reports whether the resource is one a dataset.
func (r Resource) ofDataset() bool { return strings.Contains(r.URI, "{"+schemaArgument+"}") }

// reader takes the requests of one resource.
type reader struct {
	resource Resource
	service  Service
	logger   *zap.Logger
}

// get reads the resource.
func (r *reader) get(ctx context.Context, request mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
	a := attended{
		operation: r.resource.Operation,
		subject:   zap.String("resource", r.resource.URI), // the template: whose columns is nobody's business
		logger:    r.logger,
		missing:   notFound(ctx),
	}
	return attend(ctx, a, func() ([]mcp.ResourceContents, error) {
		id, err := r.schemaID(request.Params.Arguments)
		if err != nil {
			return nil, err
		}
		result, err := r.resource.read(ctx, r.service, id)
		if err != nil {
			return nil, err
		}
		text, err := envelopeOf(result)
		if err != nil {
			return nil, err
		}
		return []mcp.ResourceContents{mcp.TextResourceContents{
			URI: request.Params.URI, MIMEType: resourceType, Text: string(text),
		}}, nil
	})
}

// schemaID is the dataset that a URI names; 0 where the resource is not of one.
func (r *reader) schemaID(variables map[string]any) (domain.SchemaID, error) {
	if !r.resource.ofDataset() {
		return 0, nil
	}
	var given any
	if values, ok := variables[schemaArgument].([]string); ok && len(values) == 1 {
		given = values[0]
	}
	id, problem := schemaID(given)
	if problem == "" && domain.CheckSchemaID(domain.SchemaID(id)) == nil {
		return domain.SchemaID(id), nil
	}
	// Whatever else stands there names no dataset either.
	return 0, domain.NewFault(domain.KindUnknownDataset, "the URI names no schema id: it must be an integer above 0.",
		"Read "+datasetsURI+" for the schema ids.")
}

// addResources lists the resources.
func addResources(core *server.MCPServer, p Params) error {
	listed := map[string]bool{}
	for _, resource := range p.Resources {
		if listed[resource.URI] {
			return fmt.Errorf("mcp: two resources are at %q", resource.URI)
		}
		listed[resource.URI] = true
		if resource.read == nil {
			return errors.New("mcp: a resource was not made by one of this package's functions")
		}
		handler := &reader{resource: resource, service: p.Service, logger: p.Logger}
		if resource.ofDataset() {
			template := mcp.NewResourceTemplate(resource.URI, resource.Name,
				mcp.WithTemplateDescription(resource.Description), mcp.WithTemplateMIMEType(resourceType))
			template.Title, template.Icons = resource.Title, icons(resource.drawing)
			core.AddResourceTemplate(template, handler.get)
			continue
		}
		core.AddResource(mcp.Resource{
			URI:         resource.URI,
			Name:        resource.Name,
			Title:       resource.Title,
			Description: resource.Description,
			MIMEType:    resourceType,
			Icons:       icons(resource.drawing),
		}, handler.get)
	}
	return nil
}
