package lumenore_test

import (
	"io"
	"net/http"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestListedDatasetsAreNamedHoweverTheirRowsAreWritten(t *testing.T) {
	named := []domain.DatasetName{{ID: 7, Name: "orders"}, {ID: 8, Name: "stock"}}
	for name, c := range map[string]struct {
		list string
		want []domain.DatasetName
	}{
		"objects":          {`{"data":{"resultset":[{"domain_id":7,"domain_name":"orders"},{"domain_id":"8","domain_name":" stock "}]}}`, named},
		"arrays":           {`{"data":{"headers":["domain_name","domain_id"],"resultset":[["orders",7],["stock","8"]]}}`, named},
		"rows that aren't": {`{"data":{"headers":["domain_name"],"resultset":[["x"],7,null,{"domain_id":0,"domain_name":"x"},{"domain_id":7}]}}`, nil},
		"no rows":          {`{"data":"none"}`, nil},
		"another shape":    {`[1,2]`, nil},
	} {
		b := newBackend(t)
		b.answer = func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, c.list) }
		client, _ := b.client(t, nil)
		answer, err := client.Datasets(t.Context())
		if err != nil || string(answer.Data) != c.list || !slices.Equal(answer.Datasets, c.want) {
			t.Errorf("%s: %v %s %v", name, answer.Datasets, answer.Data, err)
		}
	}
}
