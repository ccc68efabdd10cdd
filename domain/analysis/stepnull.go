package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
)

const (
	// changeReplicates of the null: each is a search over all periods. The rate of
	// false alarms is then off by 0.4 % of series, another way at each length, since
	// each has the same replicates for all series; with 399 it would be by 1 %.
	changeReplicates = 1999
	// quietAfter replicates above the observed step, at least, a search ends: it is
	// then certain not to be significant.
	quietAfter = 10
)

// stepNull are the statistics of searches in noise of one estimated
// autocorrelation, drawn as they are needed.
type stepNull struct {
	rng        *rand.Rand
	statistics []float64
}

// replicatesAt is how many series of noise a test at a level takes, and after how
// many above the observed step it is certain not to be significant.
func replicatesAt(level float64) (replicates, enough int) {
	replicates = max(changeReplicates, int(math.Ceil(quietAfter/level)))
	return replicates, int(math.Ceil(level * float64(replicates+1)))
}

// pValue of a statistic, to be held against a level, beside noise of the
// estimated autocorrelation.
func (d *stepDesign) pValue(index int, observed, level float64) float64 {
	replicates, enough := replicatesAt(level)
	above := 0
	for done := range replicates {
		if d.null(index, done+1)[done] < observed {
			continue
		}
		if above++; above == enough {
			return float64(above) / float64(done+1)
		}
	}
	return float64(above+1) / float64(replicates+1)
}

// critical is the statistic of the search that noise exceeds at a level.
func (d *stepDesign) critical(index int, level float64) float64 {
	replicates, _ := replicatesAt(level)
	statistics := slices.Clone(d.null(index, replicates)[:replicates])
	slices.Sort(statistics)
	return statistics[int((1-level)*float64(replicates-1))]
}

// null are at least so many statistics of searches in noise, the autocorrelation
// estimated anew each time.
func (d *stepDesign) null(index, count int) []float64 {
	if d.nulls == nil {
		d.nulls = make([]stepNull, len(d.grid))
	}
	of := &d.nulls[index]
	if of.rng == nil {
		of.rng = random()
	}
	n := len(d.at)
	for len(of.statistics) < count {
		noise, residuals, gains := d.work[0][:n], d.work[1][:n], d.work[2][:n]
		phi := min(max(d.grid[index].phi+d.phiError(index)*of.rng.NormFloat64(), 0), maxStepPhi)
		d.noise(of.rng, phi, noise)
		w := d.grid[d.corrected(d.rawPhi(noise, residuals, gains))]
		w.residuals(noise, residuals)
		of.statistics = append(of.statistics, w.best(residuals, gains).statistic(0))
	}
	return of.statistics
}

// noise is AR(1) noise at the observed positions.
func (d *stepDesign) noise(rng *rand.Rand, phi float64, out []float64) {
	last := rng.NormFloat64()
	for i := range out {
		if i > 0 {
			kept := phi
			if gap := d.at[i] - d.at[i-1]; gap != 1 {
				kept = math.Pow(phi, float64(gap))
			}
			last = kept*last + math.Sqrt(1-kept*kept)*rng.NormFloat64()
		}
		out[i] = last
	}
}
