// Package folder lists the data files of the embedded platform: those of a
// folder of the user's, or of a bundled sample. Links are followed, as mounted
// configuration needs, but only to places inside the folder; hidden files and
// folders are no data.
package folder
