package app

// Modules lets a test validate the wiring without starting it.
var Modules = modules
