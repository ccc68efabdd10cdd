package question

// behindNumber reads what follows the number of a comparison: how values are
// summed up, and the unit.
func (g *reading) behindNumber(c *condition, to int) error {
	if k := g.after(to); g.at(k).role == isAggregate && fold(g.words(g.spans[k])) == "on average" && c.aggregate == "" { // "yielding more than 40 on average"
		c.aggregate = "average"
		g.done(k)
	}
	if unit := g.after(to); g.skipUnit(unit) || g.skipNamedUnit(unit, c.column) {
		if f := g.inOwnUnit(c, unit); f != nil {
			return f
		}
	}
	g.skipOwnUnit(to+1, c.column)
	return nil
}
