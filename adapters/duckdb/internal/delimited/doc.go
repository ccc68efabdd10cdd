// Package delimited makes files of delimited text plain: whatever their
// encoding, compression, separator, line ends and title rows, the result is
// UTF-8 with "\n" between records and nothing before the first one, with its
// header told apart. The engine then reads it without having to guess.
package delimited
