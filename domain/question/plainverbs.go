package question

import "strings"

// isPlainVerb reports whether an unknown word is a form of an everyday verb that
// only tells what is done with the things of a table (drivers drive, teachers
// teach), so that leaving it out changes nothing. Verbs that tell an outcome or
// a state, which would restrict the rows, are kept out: cancel, return, refund,
// approve, reject, fail, pass, win, lose, die, leave, quit, retire, expire,
// close, resolve, complete, finish, miss, skip, renew, convert, promote, fire.
//
// A word that is also a noun ("price", "load", "orders") would be what is asked
// for, so only forms that can be nothing but a verb count.
func isPlainVerb(w string) bool {
	if strings.Contains(onlyVerbs, "|"+w+"|") {
		return true
	}
	if !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") {
		return false
	}
	for _, form := range verbForms(w) {
		if strings.Contains(plainVerbs, "|"+form+"|") {
			return true
		}
	}
	return false
}

// onlyVerbs are forms that are no nouns.
const onlyVerbs = "|drove|driven|drives|taught|teach|teaches|wrote|written|writes|ridden|rode|led|lent|ate|eaten|eats|drank|caught|" +
	"burnt|swam|worn|wore|sang|sung|sings|chose|chosen|chooses|withdrew|withdrawn|bred|fed|slept|spoke|spoken|speaks|drawn|" +
	"oversaw|oversees|receive|receives|attend|attends|examine|examines|learn|learns|borrow|borrows|consume|consumes|" +
	"contain|contains|consist|consists|comprise|comprises|" +
	"possess|possesses|compose|composes|gather|gathers|obtain|obtains|" +
	"acquire|acquires|prefer|prefers|distribute|distributes|specialise|specialises|specialize|specializes|recruit|belong|accompany|accompanies|assist|breeds|" +
	"marry|marries|describe|describes|translate|translates|prescribe|prescribes|diagnose|diagnoses|" +
	"occupy|occupies|inhabit|inhabits|administer|administers|donate|donates|perform|performs|covers|carries|serves|holds|makes|"

// verbForms are the words that a form of a verb may come from.
func verbForms(w string) []string {
	out := []string{w}
	add := func(cut string, endings ...string) {
		for _, e := range endings {
			out = append(out, cut+e)
		}
		if n := len(cut); n > 3 && cut[n-1] == cut[n-2] {
			out = append(out, cut[:n-1])
		}
	}
	switch {
	case strings.HasSuffix(w, "ied"):
		add(strings.TrimSuffix(w, "ied"), "y")
	case strings.HasSuffix(w, "ies"):
		add(strings.TrimSuffix(w, "ies"), "y")
	case strings.HasSuffix(w, "ed"):
		add(strings.TrimSuffix(w, "ed"), "", "e")
	case strings.HasSuffix(w, "ing"):
		add(strings.TrimSuffix(w, "ing"), "", "e")
	case strings.HasSuffix(w, "es"):
		add(strings.TrimSuffix(w, "es"), "", "e")
	case strings.HasSuffix(w, "s"):
		add(strings.TrimSuffix(w, "s"), "")
	}
	return out
}

// plainVerbs lists base forms and irregular ones.
const plainVerbs = "|drive|drove|driven|cover|teach|taught|ship|receive|transport|ride|rode|ridden|visit|" +
	"attend|watch|view|read|write|wrote|written|compete|examine|treat|study|learn|train|coach|mentor|lead|led|direct|oversee|oversaw|" +
	"rent|lease|lend|lent|borrow|book|reserve|order|serve|cook|eat|ate|eaten|drink|drank|bake|harvest|plant|catch|" +
	"caught|hunt|mine|pump|emit|burn|burnt|consume|charge|bill|invoice|quote|bid|advertise|market|print|send|mail|call|phone|message|" +
	"meet|met|travel|commute|walk|swim|swam|cycle|sail|load|unload|pack|stock|source|assemble|maintain|inspect|audit|donate|contribute|fund|finance|" +
	"insure|perform|process|handle|deal|administer|prescribe|diagnose|admit|occupy|inhabit|populate|" +
	"contain|consist|comprise|possess|bear|bore|wear|wore|sing|sang|sung|compose|direct|act|star|air|stream|download|" +
	"upload|install|browse|search|click|tap|type|enter|log|collect|gather|obtain|acquire|gain access|pick|choose|chose|chosen|select|prefer|" +
	"weigh|measure|cost|clock|count|amount|total|average|rank|score|rate|price|value|earn|spend|save|charge|transfer|withdraw|" +
	"withdrew|withdrawn|deposit|exchange|trade|purchase|buy|sell|supply|distribute|dispatch|transact|originate|" +
	"specialise|specialize|practice|practise|employ|recruit|interview|report|belong|accompany|assist|help|guide|care|feed|fed|breed|bred|raise|" +
	"grow up|live|stay|sleep|slept|rest|relax|celebrate|marry|speak|spoke|spoken|talk|discuss|mention|describe|concern|" +
	"design|draw|drew|drawn|paint|photograph|film|record|publish|edit|translate|code|program|test drive|develop|engineer|" +
	"manufacture|produce|make|craft|weld|repair|fix|clean|wash|paint|move|carry|lift|push|pull|hold|keep|put|set|lay|laid|place|"
