package questions_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/lumenore/analytics-mcp-server/app/questions/generator"
)

func TestTheMadeTablesAreWhatTheGeneratorMakes(t *testing.T) {
	for name, made := range generator.Files() {
		kept, err := os.ReadFile(filepath.Join("testdata", "tables", name))
		if err != nil || !bytes.Equal(kept, made) {
			t.Errorf("%s is not what the generator makes (%v): go generate ./app/questions", name, err)
		}
	}
}
