package generator

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// article is something that the web shop sells.
type article struct {
	name, group string
	price       float64
	weight      float64
}

// webOrders is the order list of a shop that sells tableware in Europe and
// Japan: fields parted by semicolons, dates as 30/12/2017, decimal commas,
// values in German and Japanese. It ends on 2017-12-30, a day before its last
// month does.
//
// Planted: orders of the group Büro double from 2017-06-01; one order of
// 2017-08-14 from Köln is of 120 pieces, no other of more than 6.
func webOrders(r *rand.Rand) []byte {
	articles := []article{
		{"Kaffeemühle", "Küche", 89.9, 5}, {"Brotkasten", "Küche", 34.5, 6}, {"Wasserkocher", "Küche", 49, 8},
		{"Teekanne", "Tee & Kaffee", 42, 6}, {"急須", "Tee & Kaffee", 58, 4}, {"抹茶碗", "Tee & Kaffee", 37.5, 5},
		{"Füllfederhalter", "Büro", 64, 3}, {"Schreibtischlampe", "Büro", 79.9, 3}, {"Briefbeschwerer", "Büro", 18.5, 2},
	}
	places := [][2]string{{"München", "Deutschland"}, {"Köln", "Deutschland"}, {"Düsseldorf", "Deutschland"}, {"Wien", "Österreich"},
		{"Graz", "Österreich"}, {"Zürich", "Schweiz"}, {"東京", "日本"}, {"大阪", "日本"}}
	placeWeights := []float64{9, 7, 5, 6, 2, 4, 5, 3}
	payments := []string{"Kreditkarte", "Rechnung", "PayPal", "Vorkasse"}
	t := &table{separator: ";"}
	t.line("Bestellnummer", "Bestelldatum", "Kundennummer", "Stadt", "Land", "Artikel", "Warengruppe", "Menge", "Umsatz", "Versandkosten", "Zahlungsart", "Status")
	number := 0
	add := func(day time.Time, place [2]string, a article, pieces int) {
		number++
		status := []string{"geliefert", "retourniert", "storniert"}[weighted(r, 90, 7, 3)]
		shipping := 4.9
		if place[1] == "日本" {
			shipping = 19.9
		}
		amount := math.Round(100*a.price*float64(pieces)*(0.9+0.1*float64(r.IntN(2)))) / 100
		t.line(fmt.Sprintf("B-%05d", number), day.Format("02/01/2006"), fmt.Sprintf("K%03d", 1+r.IntN(240)), place[0], place[1],
			a.name, a.group, strconv.Itoa(pieces), comma(amount), comma(shipping), payments[weighted(r, 4, 3, 2, 1)], status)
	}
	for day := on(2016, 1, 1); !day.After(on(2017, 12, 30)); day = day.AddDate(0, 0, 1) {
		rate := 1.5
		if day.Month() == time.December {
			rate = 2.6
		}
		for range poisson(r, rate) {
			weights := make([]float64, len(articles))
			for i, a := range articles {
				weights[i] = a.weight
				if a.group == "Büro" && !day.Before(on(2017, 6, 1)) {
					weights[i] *= 3
				}
			}
			add(day, places[weighted(r, placeWeights...)], articles[weighted(r, weights...)], 1+weighted(r, 50, 25, 12, 8, 3, 2))
		}
		if day.Equal(on(2017, 8, 14)) {
			add(day, places[1], articles[2], 120)
		}
	}
	return t.Bytes()
}

func comma(v float64) string { return strings.Replace(fixed(v, 2), ".", ",", 1) }

// poisson draws a count, by Knuth's product of uniforms: fine for small rates.
func poisson(r *rand.Rand, rate float64) int {
	n, limit := 0, math.Exp(-rate)
	for p := r.Float64(); p > limit; p *= r.Float64() {
		n++
	}
	return n
}
