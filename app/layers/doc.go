// Package layers holds the direction of the imports: cmd → app → adapters →
// domain/usecase and domain/engine → ports → domain. Its test reads every file of
// the module and fails, with the file and the reason, where one imports what its
// layer must not know, or grows beyond what one can read at a sitting.
package layers
