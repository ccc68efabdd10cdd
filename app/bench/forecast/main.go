package forecast

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// window is a line of input: what was known of a series. What came after it
// stays unread.
type window struct {
	ID          string      `json:"id"`
	Grain       query.Grain `json:"grain"`
	Start       string      `json:"start"` // first day of the first period
	Horizon     int         `json:"horizon"`
	NonNegative bool        `json:"non_negative"`
	Train       []float64   `json:"train"`
}

// result is a line of output: values and bounds, one a period ahead.
type result struct {
	ID      string    `json:"id"`
	Value   []float64 `json:"value"`
	Lower80 []float64 `json:"lower_80"`
	Upper80 []float64 `json:"upper_80"`
	Lower95 []float64 `json:"lower_95"`
	Upper95 []float64 `json:"upper_95"`
}

// Main forecasts the windows of in, one line of JSON each, and says at the end
// how long it took; its result is the exit code.
func Main(in io.Reader, out, log io.Writer) int {
	count, began := 0, time.Now()
	decoder, encoder := json.NewDecoder(bufio.NewReader(in)), json.NewEncoder(out)
	for {
		var w window
		err := decoder.Decode(&w)
		if errors.Is(err, io.EOF) {
			break
		}
		var r result
		if err == nil {
			r, err = forecast(w)
		}
		if err == nil {
			err = encoder.Encode(r)
		}
		if err != nil {
			fmt.Fprintf(log, "window %d (%s): %v\n", count+1, w.ID, err)
			return 1
		}
		count++
	}
	fmt.Fprintf(log, "%d forecasts in turn, %v each\n", count, (time.Since(began) / time.Duration(max(count, 1))).Round(time.Millisecond))
	return 0
}

func forecast(w window) (result, error) {
	first, err := time.Parse(time.DateOnly, w.Start)
	if err != nil {
		return result{}, err
	}
	first = analysis.PeriodStart(w.Grain, first)
	s := analysis.Series{Grain: w.Grain, Values: w.Train}
	for i := range w.Train {
		s.Starts = append(s.Starts, analysis.Shift(w.Grain, first, i))
	}
	f, err := analysis.NewForecast(s, analysis.ForecastOptions{Horizon: w.Horizon, NonNegative: w.NonNegative})
	if err != nil {
		return result{}, err
	}
	r := result{ID: w.ID}
	for _, p := range f.Points {
		r.Value = append(r.Value, p.Value)
		r.Lower80, r.Upper80 = append(r.Lower80, p.Lower80), append(r.Upper80, p.Upper80)
		r.Lower95, r.Upper95 = append(r.Lower95, p.Lower95), append(r.Upper95, p.Upper95)
	}
	return r, nil
}
