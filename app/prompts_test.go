package app_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// What a prompt tells an assistant to ask must be answered as it stands, on the
// data that a newcomer has.
func TestTheQuestionsOfEveryPromptAreAnsweredFromTheSample(t *testing.T) {
	session := boot(t).connect(t)
	question := regexp.MustCompile(`(?m)^\d+\. (\w+), for instance ("[^"]+")`)
	for prompt, dataset := range map[string]int{"sales_analysis": 35403, "customer_insights": 35404, "inventory_management": 35405} {
		got, err := session.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: prompt, Arguments: map[string]string{"schemaId": strconv.Itoa(dataset)}})
		if err != nil {
			t.Fatal(err)
		}
		steps := question.FindAllStringSubmatch(got.Messages[0].Content.(*mcp.TextContent).Text, -1)
		if len(steps) < 3 {
			t.Errorf("%s asks %d questions", prompt, len(steps))
		}
		for _, step := range steps {
			text, err := strconv.Unquote(step[2])
			if err != nil {
				t.Fatal(err)
			}
			answer := call(t, session, step[1], map[string]any{"userQuery": text, "schemaId": dataset})
			if !strings.HasPrefix(answer, `{"status":"success"`) {
				t.Errorf("%s, %s: %s", prompt, text, answer)
			}
		}
	}
}
