package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTheNameTellsAmountsFromLevels(t *testing.T) {
	for name, want := range map[string]question.Nature{
		"Revenue": question.Amount, "unit_price": question.Rate, "mrr": question.Amount, "mrr_eur": question.Amount, "AOV": question.Rate,
		"arr_delay": question.Rate, "qty": question.Amount, "amt": question.Amount, "invest_usd": question.Amount, "cost_per_click": question.Rate,
		"Umsatz": question.Amount, "Nettoumsatz": question.Amount, "Menge": question.Amount, "Verkaufspreis": question.Rate, "Absatz": question.Amount,
		"Steuersatz": question.Rate, "Stückzahl": question.Amount, "Bestellwert": question.Amount, "Durchschnittsalter": question.Rate,
		"Chiffre d'affaires": question.Amount, "Prix de vente": question.Rate, "Montant": question.Amount, "Quantité": question.Amount, "panier moyen": question.Rate,
		"Ventas": question.Amount, "Importe": question.Amount, "Precio de venta": question.Rate, "Cantidad": question.Amount, "Ingreso medio": question.Rate,
		"Faturamento": question.Amount, "Prezzo": question.Rate, "Omzet": question.Amount, "Выручка": question.Amount,
		"売上": question.Amount, "売上単価": question.Rate, "数量": question.Amount, "平均売上": question.Rate, "销售额": question.Amount, "매출": question.Amount, "가격": question.Rate,
		"felt": question.Rate, "wobble": question.Rate,
	} {
		if got := question.NatureOf(domain.Column{Name: name, Type: domain.Number, Distinct: 500}); got != want {
			t.Errorf("%s is judged %s, want %s", name, got, want)
		}
	}
}

func TestWhereTheNameIsSilentTheValuesTell(t *testing.T) {
	for _, c := range []struct {
		column domain.Column
		want   question.Nature
		why    string
	}{
		{domain.Column{Name: "invest", Type: domain.Number, Distinct: 200, Min: 0.9, Max: 1486.7, Mean: 134, Deviation: 210}, question.Amount, "most firms are small beside a few"},
		{domain.Column{Name: "violent", Type: domain.Number, Distinct: 50, Min: 119.0, Max: 1348.0, Mean: 406, Deviation: 200}, question.Rate, "the values lie near one another"},
		{domain.Column{Name: "bias", Type: domain.Number, Distinct: 200, Min: -40.0, Max: 900.0, Mean: 10, Deviation: 60}, question.Rate, "amounts of the kind are not below zero"},
		{domain.Column{Name: "damp", Type: domain.Number, Distinct: 200, Min: 0.0, Max: 1.0, Mean: 0.1, Deviation: 0.3}, question.Rate, "fractions of one stay fractions"},
		{domain.Column{Name: "felt", Type: domain.Integer, Distinct: 25, Min: int64(0), Max: int64(280), Mean: 9, Deviation: 30}, question.Amount, "counts with a long tail"},
		{domain.Column{Name: "mood", Type: domain.Integer, Distinct: 11, Min: int64(0), Max: int64(10), Mean: 2, Deviation: 3}, question.Rate, "grades"},
		{domain.Column{Name: "ticket price", Type: domain.Number, Distinct: 200, Min: 0.0, Max: 512.0, Mean: 32, Deviation: 50}, question.Rate, "the name stands above the values"},
	} {
		if got := question.NatureOf(c.column); got != c.want {
			t.Errorf("%s is judged %s, want %s: %s", c.column.Name, got, c.want, c.why)
		}
	}
}

func TestAnAmountKnownByItsValuesAloneIsSaidToBeOne(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Wobble", Type: domain.Number, Role: domain.RoleMeasure,
		Distinct: 200, Min: 0.0, Max: 900.0, Mean: 20, Deviation: 60})
	p, err := question.New().Read("wobble by region", in)
	if err != nil {
		t.Fatal(err)
	}
	if label := p.Measures[0].Label; label != "sum(Wobble)" {
		t.Errorf("measured %s", label)
	}
	if said := p.Reading.Assumptions; len(said) != 1 || !strings.Contains(said[0], "Wobble is added up") {
		t.Errorf("assumed %q", said)
	}
}
