package check_test

import (
	"slices"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
)

func TestComposeHoldsServicesThatAreLockedDownAndSetTheirOwnSettings(t *testing.T) {
	project, err := loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir:  "../..",
		ConfigFiles: []types.ConfigFile{{Filename: "../../compose.yaml"}},
	}, func(o *loader.Options) { o.Profiles = []string{"sandbox"} })
	if err != nil {
		t.Fatal(err)
	}
	if names := project.ServiceNames(); !slices.Equal(names, []string{"lumenore-mcp", "lumenore-mcp-sandbox", "sandbox"}) {
		t.Errorf("services %v", names)
	}
	known := settings(t)
	for name, service := range project.Services {
		if !service.ReadOnly || !slices.Equal(service.CapDrop, []string{"ALL"}) || len(service.SecurityOpt) != 1 || service.StopGracePeriod == nil {
			t.Errorf("%s: %+v", name, service)
		}
		for variable := range service.Environment {
			if !slices.Contains(known, variable) {
				t.Errorf("%s: %s is no setting", name, variable)
			}
		}
		for _, port := range service.Ports {
			if port.HostIP != "127.0.0.1" {
				t.Errorf("%s: port %s is open to others", name, port.Published)
			}
		}
	}
}
