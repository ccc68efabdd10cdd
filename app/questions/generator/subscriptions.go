package generator

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"time"
)

// subscriptions are the contracts of a software service, a row each, as of
// 2024-06-30: who took which plan when, what it brings a month, and whether it
// was cancelled.
//
// Planted: MRR follows seats; promoters stay and detractors leave (NPS of who
// left is lower by 40); Starter contracts are cancelled three times as often
// as Enterprise ones; A-0333 has 900 seats, nobody else more than 250; one
// account in eight has no industry.
func subscriptions(r *rand.Rand) []byte {
	plans := []string{"Starter", "Team", "Enterprise"}
	price := []float64{12, 22, 38}
	leave := []float64{0.45, 0.25, 0.15}
	countries := []string{"United States", "Canada", "United Kingdom", "Germany", "Brazil", "India"}
	industries := []string{"Health Care", "Retail", "Software", "Education", "Manufacturing", "Logistics", "Finance", ""}
	t := &table{separator: ","}
	t.line("account_id", "plan", "billing_cycle", "country", "industry", "signup_date", "cancel_date", "seats", "mrr", "support_tickets", "nps", "churned")
	const accounts = 900
	last := on(2024, 6, 30)
	for i := range accounts {
		// Sign-ups grow: the square root makes later days more likely.
		begin := on(2021, 1, 4).AddDate(0, 0, int(math.Sqrt(r.Float64())*1270))
		plan := weighted(r, 5, 3, 1)
		seats := 1 + int(math.Exp(r.NormFloat64()*0.7+[]float64{1.2, 2.6, 4.0}[plan]))
		seats = min(seats, 250)
		if i == 332 {
			plan, seats = 2, 900
		}
		cycle := []string{"monthly", "annual"}[weighted(r, 2, 1)]
		off := 1.0
		if cycle == "annual" {
			off = 0.85
		}
		mrr := float64(seats) * price[plan] * off * (0.95 + 0.1*r.Float64())
		churned, cancel := r.Float64() < leave[plan], ""
		if churned {
			stay := 30 + r.IntN(600)
			if end := begin.AddDate(0, 0, stay); end.After(last) {
				churned = false
			} else {
				cancel = end.Format(time.DateOnly)
			}
		}
		nps := ""
		if r.IntN(5) > 0 {
			mean := 35.0
			if churned {
				mean = -5
			}
			nps = strconv.Itoa(int(math.Max(-100, math.Min(100, mean+25*r.NormFloat64()))))
		}
		t.line(fmt.Sprintf("A-%04d", i+1), plans[plan], cycle, countries[weighted(r, 8, 2, 4, 3, 2, 3)], industries[r.IntN(len(industries))],
			begin.Format(time.DateOnly), cancel, strconv.Itoa(seats), fixed(mrr, 2), strconv.Itoa(poisson(r, 1+float64(seats)/40)), nps, strconv.FormatBool(churned))
	}
	return t.Bytes()
}
