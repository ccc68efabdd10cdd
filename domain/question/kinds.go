package question

import "strings"

// kindShare is how many of a column's values must be of a kind for the kind's
// words to name the column: most, since columns of the world hold oddities.
const kindShare = 0.6

// kindSample is how many values are looked at; the most frequent come first.
const kindSample = 200

// kindWords returns words that name a column by what its values are, the most
// frequent first: a column of countries is the "country", whatever its header says.
func kindWords(all []string) []string {
	if len(all) > kindSample {
		all = all[:kindSample]
	}
	countries, sexes := 0, 0
	for _, v := range all {
		key := strings.Join(words(v), " ")
		if isCountry(key) {
			countries++
		}
		switch key {
		case "m", "f", "male", "female", "man", "woman", "men", "women":
			sexes++
		}
	}
	n := float64(len(all))
	switch {
	case n == 0:
		return nil
	case float64(countries) >= kindShare*n:
		return []string{"country", "nation"}
	case float64(sexes) >= kindShare*n && len(all) >= 2:
		return []string{"gender", "sex"}
	}
	return nil
}

// aliases returns other spellings under which a value may be stored.
func aliases(phrase string) []string {
	switch phrase {
	case "female", "woman", "women", "girl", "lady":
		return []string{"f", "female", "woman", "women"}
	case "male", "man", "men", "boy":
		return []string{"m", "male", "man", "men"}
	case "us", "usa", "u s", "u s a", "united states", "united state", "america", "united states of america", "united state of america", "american":
		return []string{"us", "usa", "united state", "united state of america", "u s", "u s a", "america"}
	case "uk", "united kingdom", "great britain", "britain", "british":
		return []string{"uk", "united kingdom", "great britain", "britain"}
	case "europe", "european":
		return []string{"europe"}
	case "japanese":
		return []string{"japan"}
	case "german":
		return []string{"germany"}
	case "french":
		return []string{"france"}
	case "chinese":
		return []string{"china"}
	case "asian":
		return []string{"asia"}
	case "african":
		return []string{"africa"}
	}
	return nil
}

// isCountry reports whether a folded name is a country, a continent or a usual
// short form of one.
func isCountry(name string) bool {
	return name != "" && strings.Contains(countries, "\n"+name+"\n")
}
