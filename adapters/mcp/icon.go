package mcp

import (
	"encoding/base64"

	"github.com/mark3labs/mcp-go/mcp"
)

// The drawings, as paths on a field of 8 by 8. They are this coarse because
// every list carries them: an icon costs some 180 bytes, most of them the
// protocol's and base64's.
const (
	barsDrawing    = "M0 5h2v3H0zM3 3h2v5H3zM6 0h2v8H6z"
	tablesDrawing  = "M0 1h8v2H0zM0 4h8v3H0z"
	columnsDrawing = "M0 1h2v6H0zM3 1h2v6H3zM6 1h2v6H6z"
	speechDrawing  = "M0 1h8v5H4L2 8V6H0z"
	risingDrawing  = "M0 7l3-3 2 1 3-4v2L5 7 3 6z"
	aheadDrawing   = "M0 6l4-4v2L0 8zM5 1h1v1H5zM7 0h1v1H7z"
	apartDrawing   = "M0 5h2v2H0zM3 5h2v2H3zM6 5h2v2H6zM3 0h2v2H3z"
	scatterDrawing = "M0 0h1v7h7v1H0zM2 5h1v1H2zM4 3h1v1H4zM6 1h1v1H6z"
	stepDrawing    = "M0 5h4v2H0zM4 1h4v2H4z"
	fallingDrawing = "M0 0h2v8H0zM3 4h2v4H3zM6 6h2v2H6z"
	personDrawing  = "M3 0h2v3H3zM1 4h6v4H1z"
	boxDrawing     = "M0 0h8v2H0zM1 3h6v5H1z"
)

// icons is a drawing as the protocol carries it: inline, so that no client
// fetches anything, in a blue that shows on light and on dark.
func icons(drawing string) []mcp.Icon {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#26c" d="` + drawing + `"/></svg>`
	return []mcp.Icon{{Src: "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(svg))}}
}
