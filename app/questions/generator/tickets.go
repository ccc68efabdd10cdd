package generator

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"time"
)

// tickets is the log of a support desk from 2023-01-02 to 2024-03-31, one
// ticket a row, with the moments it was opened and closed.
//
// Planted: Billing gets nine tickets for every five before from 2023-11-06 on;
// chat is answered about eight times as fast as e-mail; satisfaction falls with
// the hours to resolution; T-00700 waited 9,600 minutes for its first answer,
// no other more than 2,000; three of nine products bring most tickets.
func tickets(r *rand.Rand) []byte {
	channels, pace := []string{"Email", "Phone", "Chat", "Portal"}, []float64{120, 20, 15, 90}
	priorities := []string{"Low", "Normal", "High", "Urgent"}
	urgency := []float64{2, 1, 0.6, 0.3}
	teams := []string{"Billing", "Accounts", "Technical", "Onboarding"}
	products := []string{
		"Cloud Backup", "Mail Archive", "Web Hosting", "Domain Names", "Site Builder",
		"Online Store", "Virtual Server", "Load Balancer", "Certificate",
	}
	agents := []string{"Amara", "Bjørn", "Chloé", "Dmitri", "Esther", "Farid", "Grace", "Hiro"}
	t := &table{separator: ","}
	t.line("Ticket No", "Opened At", "Closed At", "Channel", "Priority", "Team", "Product", "Agent",
		"First Response Minutes", "Resolution Hours", "Satisfaction", "Reopened")
	number := 0
	for day := on(2023, 1, 2); day.Before(on(2024, 4, 1)); day = day.AddDate(0, 0, 1) {
		busy := 3.6
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			busy = 1.2
		}
		billing := 5.0
		if !day.Before(on(2023, 11, 6)) {
			billing = 9
		}
		for range poisson(r, busy*(15+billing)/20) {
			number++
			channel, priority := weighted(r, 5, 3, 4, 2), weighted(r, 3, 6, 3, 1)
			wait := math.Min(2000, pace[channel]*urgency[priority]*math.Exp(0.6*r.NormFloat64()))
			if number == 700 {
				wait = 9600
			}
			hours := math.Max(0.2, 18*urgency[priority]*math.Exp(0.8*r.NormFloat64()))
			opened := day.Add(time.Duration(7*60+r.IntN(12*60)) * time.Minute)
			closed := opened.Add(time.Duration(hours*60) * time.Minute)
			closedAt, resolution := closed.Format("2006-01-02 15:04"), fixed(hours, 1)
			if !closed.Before(on(2024, 4, 1)) {
				closedAt, resolution = "", ""
			}
			satisfaction := ""
			if r.IntN(3) > 0 {
				satisfaction = strconv.Itoa(int(math.Round(math.Max(1, math.Min(5, 5.2-0.7*math.Log(hours+1)+0.6*r.NormFloat64())))))
			}
			reopened := []string{"no", "yes"}[weighted(r, 92, 8)]
			t.line(fmt.Sprintf("T-%05d", number), opened.Format("2006-01-02 15:04"), closedAt, channels[channel], priorities[priority],
				teams[weighted(r, billing, 4, 8, 3)], products[weighted(r, 30, 22, 20, 7, 6, 5, 4, 3, 3)], agents[r.IntN(len(agents))],
				fixed(wait, 0), resolution, satisfaction, reopened)
		}
	}
	return t.Bytes()
}
