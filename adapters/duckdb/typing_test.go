//go:build cgo

package duckdb_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func on(text string) time.Time {
	for _, layout := range []string{time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t
		}
	}
	panic(text)
}

// reading is how a column of texts is expected to be read.
type reading struct {
	header string // "v" unless it matters
	texts  string // parted by |
	as     domain.Type
	values []any // in the domain's order: sorted, nulls last
	format string
	unit   string
	note   string // a part of the description
}

var readings = map[string]reading{
	"integers":                       {texts: "3|-1|0|+2", as: domain.Integer, values: []any{int64(-1), int64(0), int64(2), int64(3)}},
	"numbers":                        {texts: "1.5|2|.5|1e3", as: domain.Number, values: []any{0.5, 1.5, 2.0, 1000.0}},
	"codes with leading zeros":       {texts: "007|012|100", as: domain.String, values: []any{"007", "012", "100"}},
	"zero itself":                    {texts: "0|10", as: domain.Integer, values: []any{int64(0), int64(10)}},
	"zero before a point":            {texts: "0.5|10.25", as: domain.Number, values: []any{0.5, 10.25}},
	"integers beyond 64 bits":        {texts: "1|92233720368547758070", as: domain.Number, values: []any{1.0, 9.223372036854775807e19}},
	"booleans":                       {texts: "true|FALSE|True", as: domain.Boolean, values: []any{false, true, true}},
	"yes and no stay text":           {texts: "Y|N", as: domain.String, values: []any{"N", "Y"}},
	"underscores make no number":     {texts: "1_000|2_000", as: domain.String, values: []any{"1_000", "2_000"}},
	"infinity is no number":          {texts: "1|inf", as: domain.String, values: []any{"1", "inf"}},
	"money":                          {texts: "$1,434 |$12.50|-$3|($7.25)", as: domain.Number, values: []any{-7.25, -3.0, 12.5, 1434.0}, unit: "USD"},
	"whole money":                    {texts: "$1,434 |$12", as: domain.Integer, values: []any{int64(12), int64(1434)}, unit: "USD"},
	"euros behind":                   {texts: "1.434,50 €|12,00 €", as: domain.Number, values: []any{12.0, 1434.5}, unit: "EUR"},
	"two moneys stay text":           {texts: "$1|€2", as: domain.String, values: []any{"$1", "€2"}},
	"percentages":                    {texts: "27.00%|3 %|-1.5%", as: domain.Number, values: []any{-1.5, 3.0, 27.0}, unit: "%"},
	"parentheses are negative":       {texts: "(1,200)|350", as: domain.Integer, values: []any{int64(-1200), int64(350)}},
	"thousands":                      {texts: "1,234|12|1,234,567.5", as: domain.Number, values: []any{12.0, 1234.0, 1234567.5}},
	"wrong thousands stay text":      {texts: "1,23,4|12", as: domain.String, values: []any{"1,23,4", "12"}},
	"decimal commas":                 {texts: "1,5|12,25|1.234,5", as: domain.Number, values: []any{1.5, 12.25, 1234.5}},
	"dates, month first by evidence": {texts: "12/30/2017|1/5/2018", as: domain.Date, values: []any{on("2017-12-30"), on("2018-01-05")}, format: "MM/DD/YYYY"},
	"dates, day first by evidence":   {texts: "01/02/2017|30/12/2017", as: domain.Date, values: []any{on("2017-02-01"), on("2017-12-30")}, format: "DD/MM/YYYY"},
	"dates without evidence":         {texts: "01/02/2017|03/04/2017", as: domain.Date, values: []any{on("2017-01-02"), on("2017-03-04")}, format: "MM/DD/YYYY", note: "month first"},
	"dates against each other":       {texts: "13/01/2017|01/13/2017", as: domain.String, values: []any{"01/13/2017", "13/01/2017"}},
	"dates with points":              {texts: "01.02.2017|30.12.2017", as: domain.Date, values: []any{on("2017-02-01"), on("2017-12-30")}, format: "DD.MM.YYYY"},
	"dates with short years":         {texts: "12/30/17|1/5/68", as: domain.Date, values: []any{on("2017-12-30"), on("2068-01-05")}, format: "MM/DD/YY"},
	"ISO dates":                      {texts: "2017-12-30|2018-1-5", as: domain.Date, values: []any{on("2017-12-30"), on("2018-01-05")}, format: "YYYY-MM-DD"},
	"dates in words":                 {texts: "Jan 5, 2020|December 30, 2017|may 1, 2019", as: domain.Date, values: []any{on("2017-12-30"), on("2019-05-01"), on("2020-01-05")}, format: "Mon D, YYYY"},
	"dates in words, day first":      {texts: "5-Jan-2020|30-Dec-2017", as: domain.Date, values: []any{on("2017-12-30"), on("2020-01-05")}, format: "D Mon YYYY"},
	"days that do not exist":         {texts: "2017-02-30|2017-02-28", as: domain.String, values: []any{"2017-02-28", "2017-02-30"}},
	"months":                         {texts: "2020-01|2019-12", as: domain.Date, values: []any{on("2019-12-01"), on("2020-01-01")}, format: "YYYY-MM"},
	"years of seasons":               {texts: "2019-20|2020-21", as: domain.String, values: []any{"2019-20", "2020-21"}},
	"years":                          {texts: "2019|2020", as: domain.Integer, values: []any{int64(2019), int64(2020)}},
	"compact dates by their name":    {header: "Order Date", texts: "20240131|20231201", as: domain.Date, values: []any{on("2023-12-01"), on("2024-01-31")}, format: "YYYYMMDD"},
	"eight digits of another name":   {header: "Account", texts: "20240131|20231201", as: domain.Integer, values: []any{int64(20231201), int64(20240131)}},
	"eight digits that are no dates": {header: "Order Date", texts: "20240131|20241301", as: domain.Integer, values: []any{int64(20240131), int64(20241301)}},
	"timestamps":                     {texts: "2024-01-05 09:30:00|2024-01-05T10:00", as: domain.Timestamp, values: []any{on("2024-01-05 09:30:00"), on("2024-01-05 10:00:00")}, format: "YYYY-MM-DD hh:mm:ss"},
	"timestamps with a zone":         {texts: "2024-01-05T09:30:00Z|2024-01-05T10:00:00+02:00", as: domain.Timestamp, values: []any{on("2024-01-05 08:00:00"), on("2024-01-05 09:30:00")}},
	"timestamps before and after 12": {texts: "1/5/2024 9:30 PM|12/30/2023 12:05 AM", as: domain.Timestamp, values: []any{on("2023-12-30 00:05:00"), on("2024-01-05 21:30:00")}},
	"midnights are dates":            {texts: "2024-01-05 00:00:00|2024-01-06 00:00", as: domain.Date, values: []any{on("2024-01-05"), on("2024-01-06")}, format: "YYYY-MM-DD"},
	"times of the day stay text":     {texts: "09:30|10:00", as: domain.String, values: []any{"09:30", "10:00"}},
	"what means nothing":             {texts: "|NULL|NA|N/A|NaN|-|7", as: domain.Integer, values: []any{int64(7), nil, nil, nil, nil, nil, nil}},
	"a category with NA":             {texts: "MnPrv|NA|GdWo", as: domain.String, values: []any{"GdWo", "MnPrv", nil}},
	"nothing at all":                 {texts: "NA|-", as: domain.String, values: []any{nil, nil}},
	"blanks around":                  {texts: " a |a\u00a0", as: domain.String, values: []any{"a", "a"}},
	"mixed":                          {texts: "1|x", as: domain.String, values: []any{"1", "x"}},
}

func TestColumnsAreReadAs(t *testing.T) {
	files := map[string]string{}
	for name, r := range readings {
		var b strings.Builder
		b.WriteString("filler," + header(r) + "\n")
		for _, text := range strings.Split(r.texts, "|") {
			b.WriteString("x,\"" + text + "\"\n")
		}
		files[name+".csv"] = b.String()
	}
	s := serve(t, files)
	for name, r := range readings {
		t.Run(name, func(t *testing.T) {
			c := s.column(name, header(r))
			if c.Type != r.as || c.Unit != r.unit || (r.format != "" && c.DateFormat != r.format) {
				t.Errorf("read as %s, unit %q, format %q", c.Type, c.Unit, c.DateFormat)
			}
			if !strings.Contains(c.Description, r.note) || (r.note == "" && c.Description != "") {
				t.Errorf("described as %q", c.Description)
			}
			if got := s.values(name, header(r)); !reflect.DeepEqual(got, r.values) {
				t.Errorf("got %v, want %v", got, r.values)
			}
		})
	}
}

func header(r reading) string {
	if r.header != "" {
		return r.header
	}
	return "v"
}

// A sample shows a form that a later value breaks: the form must give way.
func TestEveryValueCounts(t *testing.T) {
	many := func(value, last string) string {
		return "v,w\n" + strings.Repeat(value+",x\n", 5000) + last + ",x\n"
	}
	s := serve(t, map[string]string{
		"text.csv":     many("1", "one"),
		"number.csv":   many("1", "1.5"),
		"code.csv":     many("1", "01"),
		"dayfirst.csv": many("01/02/2017", "31/12/2017"),
		"settled.csv":  many("01/02/2017", "12/31/2017"),
		"stamp.csv":    many("2017-01-01", "2017-01-01 10:00"),
		"late.csv":     many("", "5"),
	})
	for dataset, want := range map[string]domain.Type{
		"text": domain.String, "number": domain.Number, "code": domain.String, "dayfirst": domain.Date,
		"settled": domain.Date, "stamp": domain.Timestamp, "late": domain.Integer,
	} {
		if got := s.column(dataset, "v"); got.Type != want {
			t.Errorf("%s is read as %s, not %s", dataset, got.Type, want)
		}
	}
	if c := s.column("dayfirst", "v"); c.DateFormat != "DD/MM/YYYY" {
		t.Errorf("the last value shows that the day comes first, but got %s", c.DateFormat)
	}
	if c := s.column("settled", "v"); c.Description != "" {
		t.Errorf("the last value settles the order, but got %q", c.Description)
	}
}

func TestDecimalCommaIsTheFilesHabit(t *testing.T) {
	s := serve(t, map[string]string{
		"semicolons.csv": "a;b\n1,234;x\n2,500;y\n",
		"company.csv":    "a;b\n1.234;5,5\n2.500;1,25\n",
		"points.csv":     "a;b\n1,234;5.5\n2,500;1.25\n",
	})
	if got, want := s.values("semicolons", "a"), []any{1.234, 2.5}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := s.values("company", "a"), []any{int64(1234), int64(2500)}; !reflect.DeepEqual(got, want) {
		t.Errorf("beside decimal commas a point parts thousands: got %v", got)
	}
	if got, want := s.values("points", "a"), []any{int64(1234), int64(2500)}; !reflect.DeepEqual(got, want) {
		t.Errorf("beside decimal points a comma parts thousands: got %v", got)
	}
}

func TestIntegersBeyond64BitsAreWarnedOf(t *testing.T) {
	s := serve(t, map[string]string{"big.csv": "v,w\n1,x\n92233720368547758070,y\n"})
	if got := s.warnings()["big.csv"]; len(got) != 1 {
		t.Errorf("got the warnings %v", got)
	}
}
