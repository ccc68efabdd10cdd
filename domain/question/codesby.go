package question

// rankCodesByAmount reads "refund_code by total fee" as the codes with what there is of
// the fee: a code that many rows share names no rows, and is what they are grouped by.
func (g *reading) rankCodesByAmount() error {
	if !g.tableAsked() {
		return nil
	}
	n := g.after(-1, isStop, isAll, isList)
	by := g.after(n, isStop)
	k := g.after(by, isStop, isAll, isAggregate, isCount, isOf)
	code, amount := g.at(n), g.at(k)
	if code.role != isColumn || len(code.columns) == 0 || g.numeric(code) ||
		g.at(by).role != isGroup || fold(g.words(g.at(by))) != "by" || len(g.head)+len(g.dimensions) > 0 {
		return nil
	}
	col := g.groupColumn(code)
	if !isKey(g.column(col).Name) || g.namesRows(col) || !g.saysKey(code) && k == by+1 {
		return nil
	}
	plain := g.at(g.after(by, isStop, isAll)).role == isColumn
	if !(amount.role == isColumn && g.numeric(amount) && g.rankable(k)) && (plain || !g.isThings(amount)) {
		return nil
	}
	g.addHead(n)
	g.done(by)
	return nil
}
