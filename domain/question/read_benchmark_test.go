package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// BenchmarkRead reads plain questions about one table with one Reader, as a server
// does: what it costs beside the SQL of an answer.
func BenchmarkRead(b *testing.B) {
	for _, text := range []string{
		"total sales by region",
		"sales by month and category",
		"top 10 products by sales",
		"sales by product for Furniture in Q4 2025",
		"number of orders by region in 2025",
	} {
		b.Run(text, func(b *testing.B) { benchmarkReading(b, text) })
	}
}

// BenchmarkReadRefused reads a question with a word that nothing is known of: the
// refusal's suggestions are read too.
func BenchmarkReadRefused(b *testing.B) {
	r, in := question.New(), shop()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Read("sales by zorblax for Furniture in Q4 2025", in); err == nil {
			b.Fatal("read a word that nothing is known of")
		}
	}
}

func benchmarkReading(b *testing.B, text string) {
	r, in := question.New(), shop()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Read(text, in); err != nil {
			b.Fatal(err)
		}
	}
}
