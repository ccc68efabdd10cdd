package question_test

import "testing"

// A statement says a share by a case over all rows, in several ways; each is the share
// of the rows, or of the amount, that the case holds for, where the statement's own
// condition is of all of them.
func TestACaseOverAllRowsIsAShare(t *testing.T) {
	in := shared()[len(shared())-1].in
	readsAlike(t, in, "grouped: show count of rows where Drop Status = 'Lost' / count of rows; by Depot; where Insured = 'Yes'; order share of rows down",
		"SELECT Depot, 100.0 * SUM(CASE WHEN \"Drop Status\" = 'Lost' THEN 1 ELSE 0 END) / COUNT(*) AS pct FROM parcel_drops WHERE Insured = 'Yes' GROUP BY Depot ORDER BY pct DESC",
		"SELECT Depot, ROUND(SUM(CASE WHEN \"Drop Status\" = 'Lost' THEN 1 ELSE 0 END) * 100.0 / NULLIF(COUNT(*), 0), 1) FROM parcel_drops WHERE Insured = 'Yes' GROUP BY 1 ORDER BY 2 DESC",
		"select depot, avg(case when drop_status = 'Lost' then 1.0 else 0 end) from parcel_drops where insured = 'Yes' group by depot",
		"select depot, count(*) filter (where drop_status = 'Lost') * 1.0 / count(*) from parcel_drops where insured = 'Yes' group by depot",
		"select depot, count(case when drop_status = 'Lost' then 1 end) / count(*) from parcel_drops where insured = 'Yes' group by depot")
	reads(t, in, map[string]string{
		"SELECT SUM(CASE WHEN Vehicle = 'Van' THEN Fee ELSE 0 END) / SUM(Fee) FROM parcel_drops WHERE Insured = 'Yes'":               "grouped: show sum(Fee) where Vehicle = 'Van' / sum(Fee); where Insured = 'Yes'",
		"select depot, count(*), avg(case when insured = 'Yes' then 1 else 0 end) as r from parcel_drops group by 1 order by 3 desc": "grouped: show count of rows, count of rows where Insured = 'Yes' / count of rows; by Depot; order share of rows down",
		"avg(case when stops > 3 and fee > 5 then 1 else 0 end) by depot":                                                            "grouped: show count of rows where Stops > 3 and Fee > 5 / count of rows; by Depot; order share of rows down",
		"SELECT Depot, COUNT(*) FROM parcel_drops WHERE \"Drop Status\" <> 'Lost' AND Vehicle = 'Van' GROUP BY Depot":                "grouped: show count of rows; by Depot; where Drop Status is not 'Lost', Vehicle = 'Van'; order Count down",
		"SELECT COUNT(*) FROM parcel_drops WHERE Vehicle != 'Bike'":                                                                  "grouped: show count of rows; where Vehicle is not 'Bike'",
	})
	refuses(t, in,
		"SELECT Depot, SUM(CASE WHEN Vehicle = 'Van' THEN Fee ELSE 0 END) / SUM(\"Amount Due\") FROM parcel_drops GROUP BY Depot",
		"SELECT AVG(CASE WHEN Vehicle = 'Van' THEN 1 WHEN Vehicle = 'Bike' THEN 2 ELSE 0 END) FROM parcel_drops",
		"SELECT AVG(CASE WHEN Vehicle = 'Van' THEN 0 ELSE 1 END) FROM parcel_drops")
}
