package app

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Unknown is a variable that is set, looks like ours and is not.
type Unknown struct {
	Name string
	Near string // the one that may be meant; empty if none is near
}

// ourPrefix begins names that no one else uses.
const ourPrefix = "LUMENORE_"

// unknown finds, sorted, the names that look like ours: with our prefix, a slip
// away from one of ours, or in the .env file, which is ours alone.
func unknown(set []string, fromFile map[string]string) []Unknown {
	var names []string
	for _, s := range settings(&Config{}) {
		names = append(names, s.name)
	}
	var found []Unknown
	for _, name := range slices.Sorted(slices.Values(set)) {
		if slices.Contains(names, name) {
			continue
		}
		near := nearest(name, names)
		_, ours := fromFile[name]
		if near != "" || ours || strings.HasPrefix(name, ourPrefix) {
			found = append(found, Unknown{Name: name, Near: near})
		}
	}
	return found
}

// nearest is the name of ours that a slip of the hand makes of this one.
func nearest(name string, names []string) string {
	for _, ours := range names {
		// One letter of a short name makes another word; of a long one, two do not.
		slips := 1
		if len(ours) >= 10 {
			slips = 2
		}
		if plainName(name) == plainName(ours) || levenshtein.ComputeDistance(strings.ToUpper(name), ours) <= slips {
			return ours
		}
	}
	return ""
}

// plainName ignores case and underscores: data_dir and DATADIR are DATA_DIR.
func plainName(name string) string {
	return strings.ToUpper(strings.NewReplacer("_", "", "-", "").Replace(name))
}
