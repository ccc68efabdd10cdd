package sqltext

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// literal prints a value: bound as a parameter where the statement runs, in
// place where it is shown. The cast keeps the engine from guessing a type.
func (p *printer) literal(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "NULL", nil
	case bool:
		return strings.ToUpper(strconv.FormatBool(v)), nil
	case string:
		return p.place(v, "VARCHAR", Text(v)), nil
	case int:
		return p.literal(int64(v))
	case int64:
		return p.place(v, "BIGINT", strconv.FormatInt(v, 10)), nil
	case float64:
		return p.place(v, "DOUBLE", strconv.FormatFloat(v, 'g', -1, 64)), nil
	case time.Time:
		return p.moment(v.UTC()), nil
	}
	return "", fmt.Errorf("%w: %T", domain.Cause("a value of a type that is not known"), value)
}

// moment prints a point in time: a date where it is midnight, which the engine
// widens when it is compared with a timestamp, and which lets it skip blocks
// of rows when it is compared with a date.
func (p *printer) moment(t time.Time) string {
	if t.Equal(t.Truncate(24 * time.Hour)) {
		day := t.Format(time.DateOnly)
		return p.place(day, "DATE", "DATE "+Text(day))
	}
	exact := t.Format("2006-01-02 15:04:05.999999")
	return p.place(exact, "TIMESTAMP", "TIMESTAMP "+Text(exact))
}

func (p *printer) place(value any, sqlType, shown string) string {
	if p.shown {
		return shown
	}
	key := parameter{value, sqlType}
	n, ok := p.places[key]
	if !ok {
		p.args = append(p.args, value)
		n = len(p.args)
		p.places[key] = n
	}
	return fmt.Sprintf("CAST($%d AS %s)", n, sqlType)
}
