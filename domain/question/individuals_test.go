package question_test

import "testing"

func TestWhatIsJudgedOfEachOneIsAnAverageOfGroups(t *testing.T) {
	checkIn(t, meters(), [][2]string{
		{"which meter is open longest", "grouped: show average(Hours open); by Meter; order average Hours open down; first 1"},
		{"meter with the longest hours open", "records: fields Meter, Hours open, Read On; order Hours open down; first 1"},
	})
}
