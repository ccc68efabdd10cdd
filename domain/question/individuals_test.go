package question_test

import (
	"testing"
)

func TestWhatIsJudgedOfEachOneIsAnAverageOfGroups(t *testing.T) {
	checkIn(t, meters(), [][2]string{
		{"which meter is open longest", "grouped: show average(Hours open); by Meter; order average Hours open down; first 1"},
		{"meter with the longest hours open", "records: fields Meter, Hours open, Read On; order Hours open down; first 1"},
	})
}

// A day takes no time: what is fastest or longest is never the one of the latest day.
func TestNoDateIsFastOrLong(t *testing.T) {
	in := meters()
	in.Dataset.Columns[0].Name, in.Dataset.DefaultTime = "Day", "Day"
	in.Dataset.Columns = in.Dataset.Columns[:4] // no hours
	refuses(t, in, "fastest meter", "which meter is the longest")
}
