package app

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// setting is one field of a Config with what its tags say.
type setting struct {
	name  string
	tag   reflect.StructTag
	value reflect.Value
}

// settings lists the fields of a configuration.
func settings(c *Config) []setting {
	v := reflect.ValueOf(c).Elem()
	list := make([]setting, v.NumField())
	for i := range list {
		tag := v.Type().Field(i).Tag
		name, _, _ := strings.Cut(tag.Get("env"), ",")
		list[i] = setting{name: name, tag: tag, value: v.Field(i)}
	}
	return list
}

// refuse is the error for a value that is not taken; it withholds the value,
// which may be a credential that got into the wrong variable.
func (s setting) refuse() error {
	return fmt.Errorf("%s has a value that is not taken: it takes %s", s.name, s.takes())
}

// takes says what the variable accepts.
func (s setting) takes() string {
	low, high := s.tag.Get("min"), s.tag.Get("max")
	switch typed := s.value.Interface().(type) {
	case interface{ takes() string }:
		return typed.takes()
	case Duration:
		return fmt.Sprintf("a number of seconds or a time span as in 1m30s, from %s to %s", low, high)
	}
	if low != "" {
		return fmt.Sprintf("a whole number from %s to %s", low, high)
	}
	return strings.ReplaceAll(s.tag.Get("takes"), "|", " or ")
}

// check refuses values out of range and settings that exclude each other, all
// that there are.
func (c *Config) check() error {
	var wrong []error
	for _, s := range settings(c) {
		if !s.inRange() {
			wrong = append(wrong, s.refuse())
		}
	}
	for _, credential := range c.credentials() {
		wrong = append(wrong, credential.check())
	}
	if c.ServerURL.plainBeyondThisMachine() && !c.AllowPlainHTTP {
		wrong = append(wrong, errors.New("SERVER_URL is plain http, over which credentials would travel unencrypted: use https, or set ALLOW_PLAIN_HTTP=true"))
	}
	if c.DataDir != "" {
		if info, err := os.Stat(c.DataDir); err != nil || !info.IsDir() {
			wrong = append(wrong, errors.New("DATA_DIR is no folder that this user can read: give an existing folder, or unset it for the bundled sample"))
		}
	}
	return errors.Join(wrong...)
}

// checkZeros refuses numbers that were set to 0 where 0 is out of their range
// but stands for "not set": in a Config the two can't be told apart.
func (c *Config) checkZeros(set map[string]string) error {
	var wrong []error
	for _, s := range settings(c) {
		_, given := set[s.name]
		if given && s.value.CanInt() && s.value.IsZero() && s.inRange() && !s.takesZero() {
			wrong = append(wrong, s.refuse())
		}
	}
	return errors.Join(wrong...)
}

// takesZero reports whether 0 is within the tags' range; a span's is in units.
func (s setting) takesZero() bool {
	low := s.tag.Get("min")
	return low == "" || strings.HasPrefix(low, "0")
}

// inRange holds a value against its tags. An unset variable without a default
// is in range: its zero says so.
func (s setting) inRange() bool {
	switch value := s.value.Interface().(type) {
	case Duration:
		low, errLow := time.ParseDuration(s.tag.Get("min"))
		high, errHigh := time.ParseDuration(s.tag.Get("max"))
		return errLow == nil && errHigh == nil && value.Value() >= low && value.Value() <= high
	case int:
		return s.holds(int64(value))
	case int64:
		return s.holds(value)
	case string:
		choices := s.tag.Get("takes")
		return !strings.Contains(choices, "|") || slices.Contains(strings.Split(choices, "|"), value)
	}
	return true
}

func (s setting) holds(n int64) bool {
	if n == 0 && s.tag.Get("unset") != "" {
		return true
	}
	low, errLow := strconv.ParseInt(s.tag.Get("min"), 10, 64)
	high, errHigh := strconv.ParseInt(s.tag.Get("max"), 10, 64)
	return errLow == nil && errHigh == nil && n >= low && n <= high
}

// shown is the value as the log shows it: spans in Go's notation, credentials
// masked.
func (s setting) shown() any {
	if text, ok := s.value.Interface().(fmt.Stringer); ok {
		return text.String()
	}
	return s.value.Interface()
}
