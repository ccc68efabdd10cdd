package mcp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

func TestResourcesHoldWhatTheToolsAnswer(t *testing.T) {
	s := start(t, service{analyses: every})
	s.eachAssistant(t, func(t *testing.T, a assistant) {
		uris, err := a.resources(t.Context())
		if err != nil || !slices.Equal(uris, []string{"lumenore://datasets", "lumenore://datasets/{schemaId}"}) {
			t.Error(uris, err)
		}
		for uri, tool := range map[string]string{"lumenore://datasets": "get_dataset_metadata", "lumenore://datasets/7": "get_metadata_info"} {
			arguments := map[string]any{}
			if strings.HasSuffix(uri, "7") {
				arguments["schemaId"] = 7
			}
			told, err := a.call(t.Context(), tool, arguments)
			if err != nil {
				t.Fatal(err)
			}
			if read, err := a.read(t.Context(), uri); err != nil || read != told {
				t.Errorf("%s: %s, the tool %s, %v", uri, read, told, err)
			}
		}
	})
}

func TestAReadOfAnUnknownDatasetSaysWhereToLook(t *testing.T) {
	s := start(t, service{analyses: every})
	s.eachAssistant(t, func(t *testing.T, a assistant) {
		for uri, want := range map[string]string{
			"lumenore://datasets/8":      "no dataset has schema_id 8",
			"lumenore://datasets/sales":  "Read lumenore://datasets for the schema ids",
			"lumenore://datasets/0":      "Read lumenore://datasets for the schema ids",
			"lumenore://datasets/7/rows": "not found",
		} {
			if _, err := a.read(t.Context(), uri); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v", uri, err)
			}
		}
	})
}

// Lists may be kept by anyone for a minute; data may not.
func TestAnswersSayHowLongTheyMayBeKept(t *testing.T) {
	s := start(t, service{analyses: every})
	for _, method := range []string{"tools/list", "prompts/list", "resources/list", "resources/templates/list", "server/discover"} {
		if _, body := s.modern(t, method, "", ""); !strings.Contains(body, `"ttlMs":60000`) || !strings.Contains(body, `"cacheScope":"public"`) {
			t.Errorf("%s: %s", method, body)
		}
	}
	_, body := s.modern(t, "resources/read", "lumenore://datasets", `"uri":"lumenore://datasets"`)
	if !strings.Contains(body, `"ttlMs":0`) || !strings.Contains(body, `"cacheScope":"private"`) {
		t.Error(body)
	}
}

func TestSchemaIDsAreCompletedByTheirDigitsOrTheDatasetsName(t *testing.T) {
	s := start(t, service{analyses: every, datasets: func() (usecase.Result, error) {
		names := []domain.DatasetName{{ID: 12, Name: "eu/Sales"}, {ID: 120, Name: "customers"}, {ID: 7, Name: "sales"}}
		for i := range 150 {
			names = append(names, domain.DatasetName{ID: domain.SchemaID(9000 + i), Name: "archive"})
		}
		return usecase.Result{Data: []byte(`{}`), Datasets: names}, nil
	}})
	s.eachAssistant(t, func(t *testing.T, a assistant) {
		for typed, want := range map[string][]string{
			"12":    {"12", "120"},
			"SALES": {"12", "7"},
			"none":  {},
		} {
			for of, complete := range map[string]func() (completed, error){
				"prompt": func() (completed, error) { return a.completePrompt(t.Context(), "sales_analysis", "schemaId", typed) },
				"resource": func() (completed, error) {
					return a.completeResource(t.Context(), "lumenore://datasets/{schemaId}", "schemaId", typed)
				},
			} {
				if got, err := complete(); err != nil || !slices.Equal(got.values, want) || got.total != len(want) || got.more {
					t.Errorf("%s %q: %v %v", of, typed, got, err)
				}
			}
		}
		if got, err := a.completePrompt(t.Context(), "sales_analysis", "schemaId", ""); err != nil || len(got.values) != 100 || got.total != 153 || !got.more {
			t.Errorf("all: %d of %d, %v %v", len(got.values), got.total, got.more, err)
		}
		if got, err := a.completePrompt(t.Context(), "sales_analysis", "other", ""); err != nil || len(got.values) != 0 {
			t.Errorf("another argument: %v %v", got, err)
		}
	})
}
