// Package jsoncut reads one JSON value of any size as a stream and keeps a
// bounded part of it that is valid JSON again: arrays lose whole elements from
// their ends, the longest ones first, and everything else stays. What was left
// out is said: the true length of arrays that are in no other array, and whether
// lengths further down are only lower bounds.
//
// A Cutter is written to and closed. Its grammar checks every byte, those that
// are not kept too, so that a broken document is never taken for a whole one.
package jsoncut
