package question

import "strings"

// rateAbbreviation reports whether the last word of a name is a usual short form
// of a level.
func rateAbbreviation(w string) bool {
	switch w {
	case "aov", "arpu", "arppu", "asp", "cpa", "cpc", "cpl", "cpm", "cac", "ctr", "cvr", "roi", "roas", "nps", "csat", "apr", "apy", "irr", "eps",
		"gpa", "iq", "rpm", "fps", "mttr", "bps", "dau", "mau", "fte":
		return true
	}
	return false
}

// amountAbbreviation reports whether the last word of a name is a usual short
// form of something that adds up. It speaks only there: "arr" before another
// word is an arrival.
func amountAbbreviation(w string) bool {
	switch w {
	case "mrr", "arr", "acv", "tcv", "gmv", "nmv", "gbv", "tpv", "rev", "amt", "cnt", "vol", "capex", "opex", "cogs", "ebit", "ebitda", "pnl", "pax":
		return true
	}
	return false
}

// withoutCurrency takes the currency from the end of a name ("amount_eur"), and
// reports whether one stood there.
func withoutCurrency(name []string) ([]string, bool) {
	n := len(name)
	for n > 1 {
		switch name[n-1] {
		case "usd", "eur", "gbp", "jpy", "chf", "cad", "aud", "inr", "cny", "brl", "mxn", "sek", "nok", "dkk", "pln", "euro", "dollar":
			n--
			continue
		}
		break
	}
	return name[:n], n < len(name)
}

// foreignNature is what a name says in the other languages in which tables are
// often headed. Where a language puts the main word first ("prix de vente"), the
// first word that says something decides; a German compound is judged by its
// last part ("Verkaufspreis"), Chinese, Japanese and Korean by what the name
// holds, levels before amounts ("売上単価").
func foreignNature(full string, name []string) (Nature, bool) {
	lower := strings.ToLower(full)
	for _, part := range eastAsianLevels() {
		if strings.Contains(lower, part) {
			return Rate, true
		}
	}
	for _, part := range eastAsianAmounts() {
		if strings.Contains(lower, part) {
			return Amount, true
		}
	}
	for _, w := range name {
		if averageWord(w) {
			return Rate, true
		}
	}
	for _, w := range name {
		switch {
		case foreignAmount(w):
			return Amount, true
		case foreignLevel(w):
			return Rate, true
		}
	}
	return Rate, false
}

func averageWord(w string) bool {
	switch w {
	case "durchschnitt", "durchschnittlich", "mittelwert", "mittlere", "moyen", "moyenne", "promedio", "medio", "media", "gemiddeld", "gemiddelde",
		"srednia", "ortalama", "средняя", "средний", "среднее":
		return true
	}
	return false
}

// foreignAmount reports whether a folded word (without accents, without a plain
// plural's s) names something that adds up.
func foreignAmount(w string) bool {
	switch w {
	case "chiffre", "ca", "montant", "quantite", "cout", "depense", "recette", "vente", "benefice", "nombre", "commande", "revenu", "frais", "revenus", "unite", "somme", "achat", "paiement", "effectif", // French
		"venta", "importe", "cantidad", "ingreso", "gasto", "coste", "costo", "beneficio", "ganancia", "monto", "facturacion", "unidade", "unidad", "pedido", "compra", "pago", // Spanish
		"venda", "receita", "quantidade", "custo", "despesa", "lucro", "faturamento", "montante", // Portuguese
		"vendita", "vendite", "fatturato", "importo", "quantita", "ricavo", "ricavi", "costi", "spesa", "spese", "ordini", // Italian
		"omzet", "bedrag", "aantal", "hoeveelheid", "winst", "opbrengst", "uitgaven", // Dutch
		"omsattning", "omsetning", "belopp", "antal", "antall", "kostnad", "vinst", "intakter", // Swedish, Norwegian, Danish
		"sprzedaz", "ilosc", "kwota", "koszt", "przychod", "zysk", // Polish
		"satis", "satıs", "satı", "tutar", "adet", "gelir", "maliyet", // Turkish
		"выручка", "сумма", "количество", "продажи", "прибыль", "доход", "расходы": // Russian
		return true
	}
	for _, end := range []string{"umsatz", "umsatze", "menge", "mengen", "betrag", "anzahl", "stuckzahl", "kosten", "erlos", "erlose", "gewinn", "einnahmen", "ausgaben",
		"summe", "volumen", "aufwand", "gebuhr", "gebuhren", "absatz", "verkaufe", "bestellungen", "besuche", "aufrufe", "provision",
		"warenwert", "bestellwert", "auftragswert", "ertrag", "ertrage", "besucher", "zahlungen"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// foreignLevel reports whether a folded word names something that is averaged.
func foreignLevel(w string) bool {
	switch w {
	case "prix", "taux", "poid", "taille", "duree", "note", "pourcentage", "marge", "salaire", "loyer", "hauteur", "largeur", "vitesse", // French
		"precio", "tasa", "edad", "peso", "altura", "porcentaje", "temperatura", "duracion", "puntuacion", "calificacion", "salario", "sueldo", "margen", "nota", "velocidad", // Spanish
		"preco", "idade", "taxa", "duracao", // Portuguese
		"prezzo", "tasso", "eta", "durata", "punteggio", "stipendio", // Italian
		"prij", "leeftijd", "gewicht", "pris", "pri", "alder", // Dutch, Swedish, Norwegian, Danish
		"cena", "wiek", "fiyat", "цена", "возраст", "скидка", "температура": // Polish, Turkish, Russian
		return true
	}
	for _, end := range []string{"preis", "quote", "satz", "anteil", "prozent", "dichte", "temperatur", "alter", "dauer", "gewicht", "hohe", "lange", "breite", "bewertung",
		"note", "gehalt", "lohn", "miete", "zins", "marge", "bestand", "geschwindigkeit", "druck", "rabatt", "tiefe"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

func eastAsianLevels() []string {
	return []string{"単価", "価格", "率", "平均", "割合", "年齢", "気温", "温度", "身長", "体重", "評価", "在庫", // Japanese
		"单价", "价格", "比例", "年龄", "评分", "库存", "단가", "가격", "평균", "비율", "나이", "연령", "평점"} // Chinese, Korean
}

func eastAsianAmounts() []string {
	return []string{"売上", "数量", "金額", "件数", "個数", "利益", "費用", "収入", "支出", "合計", "人数", "台数", "回数", "原価", // Japanese
		"销售", "金额", "收入", "利润", "成本", "订单", "총액", "매출", "수량", "금액", "비용", "이익", "건수"} // Chinese, Korean
}
