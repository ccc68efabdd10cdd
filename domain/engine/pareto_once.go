package engine

import "context"

// takeOnce ranks members by what each thing holds, once, where the rows tell it again
// and again; a caveat where that can't be. Members that share a thing then have
// shares that don't add up, so whether they do is seen by their sum.
func (run *paretoRun) takeOnce(ctx context.Context, r *Request) (string, error) {
	once, told, err := r.oncePerThing(ctx, run.plan)
	if err != nil || once.Inner == nil {
		return told, err
	}
	run.plan, run.measure = once, once.Measures[0]
	run.measure.Additive = false
	return told, nil
}
