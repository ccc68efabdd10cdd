package question

// superlativeThings ranks the things that a superlative stands before: "the worst
// product" is one, "the worst products" are as many as "top products" are, so that
// what follows "by" is what they are ranked by and not another grouping.
func (g *reading) superlativeThings(n int, desc bool) {
	one := 0
	if g.singular(g.at(n)) {
		one = 1
	}
	g.addHead(n)
	g.superlative(desc, one, orderWish{})
	if g.top == nil {
		g.top = &topWish{desc: desc}
	}
}
