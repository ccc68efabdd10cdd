package question

// abbreviated returns the words that a usual short form of business stands for,
// the likeliest first; nil for other words.
func abbreviated(w string) []string {
	if long := shortQuantity(w); long != nil {
		return long
	}
	return shortThing(w)
}

// shortQuantity spells out short forms of what is measured.
func shortQuantity(w string) []string {
	switch w {
	case "rev", "revs":
		return []string{"revenue", "review"}
	case "qty", "qtys", "quant":
		return []string{"quantity"}
	case "amt", "amts":
		return []string{"amount"}
	case "pct", "perc":
		return []string{"percent"}
	case "temp", "temps":
		return []string{"temperature"}
	case "disc":
		return []string{"discount"}
	case "dur":
		return []string{"duration"}
	case "dist":
		return []string{"distance", "district"}
	case "pop":
		return []string{"population"}
	case "sal":
		return []string{"salary"}
	case "exp", "exps":
		return []string{"expense"}
	case "vol", "vols":
		return []string{"volume"}
	case "bal":
		return []string{"balance"}
	case "pmt", "pymt", "pmts":
		return []string{"payment"}
	}
	return nil
}

// shortThing spells out short forms of what a measure is of.
func shortThing(w string) []string {
	switch w {
	case "cust", "custs":
		return []string{"customer"}
	case "prod", "prods":
		return []string{"product"}
	case "math", "maths":
		return []string{"mathematics"}
	case "cat", "cats", "categ":
		return []string{"category"}
	case "dept", "depts":
		return []string{"department"}
	case "reg", "regs":
		return []string{"region"}
	case "inv", "invs":
		return []string{"invoice", "inventory"}
	case "txn", "txns", "trx", "trans":
		return []string{"transaction"}
	case "emp", "emps":
		return []string{"employee"}
	case "mgr", "mgrs":
		return []string{"manager"}
	case "acct", "accts", "acc", "accs":
		return []string{"account"}
	case "desc", "descr":
		return []string{"description"}
	case "addr":
		return []string{"address"}
	case "subs":
		return []string{"subscription", "subscriber"}
	case "ord", "ords":
		return []string{"order"}
	case "supp":
		return []string{"supplier"}
	case "wh", "whse":
		return []string{"warehouse"}
	case "seg":
		return []string{"segment"}
	case "tbl", "tbls":
		return []string{"table"}
	case "ctry", "cntry":
		return []string{"country"}
	}
	return nil
}

// spelledOut is the first word that a short form stands for and that names a
// column or the rows here; empty where there is none.
func (g *reading) spelledOut(w string) string {
	for _, long := range abbreviated(w) {
		if refs := g.lexicon.byBase[long]; len(refs) > 0 || g.lexicon.rows[long] || len(g.in.Values.exact[g.stems.base(long)]) > 0 {
			return long
		}
	}
	return ""
}
