package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/joho/godotenv"
	"github.com/sethvargo/go-envconfig"
)

// envFile is read where the service is started, for use on one's own machine.
const envFile = ".env"

// Load reads the configuration from the environment (as os.Environ gives it)
// and from a .env file in dir, if there is one; the environment wins. An empty
// variable counts as unset. Its error names all variables at fault and what they
// take, a line each, never a value. The warnings name variables that look like ours but
// are not.
func Load(ctx context.Context, environ []string, dir string) (*Config, []Unknown, error) {
	config, unknown, err := read(ctx, environ, dir)
	if err != nil {
		return nil, nil, err
	}
	return config, unknown, nil
}

// read is Load with a Config beside its error, as far as there is one.
func read(ctx context.Context, environ []string, dir string) (*Config, []Unknown, error) {
	fromFile, err := readEnvFile(dir)
	if err != nil {
		return nil, nil, err
	}
	set := maps.Clone(fromFile)
	for _, pair := range environ {
		if name, value, ok := strings.Cut(pair, "="); ok && strings.TrimSpace(value) != "" {
			set[name] = value
		}
	}
	config, refused := decode(ctx, set)
	if config == nil {
		return nil, nil, refused
	}
	return config, unknown(slices.Collect(maps.Keys(set)), fromFile), errors.Join(refused, config.check(), config.checkZeros(set))
}

// readEnvFile returns the variables of the .env file that have a value.
func readEnvFile(dir string) (map[string]string, error) {
	text, err := fs.ReadFile(os.DirFS(dir), envFile)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]string{}, nil
	}
	if err != nil {
		return nil, errors.New("the file .env can't be read: it must be a text file that this user may read")
	}
	set, err := godotenv.UnmarshalBytes(text)
	if err != nil { // its text would show the line, which may hold a credential
		return nil, errors.New("the file .env can't be read: each line takes NAME=value, a comment begins with #")
	}
	maps.DeleteFunc(set, func(_, value string) bool { return strings.TrimSpace(value) == "" })
	return set, nil
}

// decode fills a Config. Its error names all variables that are malformed; they
// are taken out of the set and keep their defaults. Without a Config it is
// another error.
//
// go-envconfig ends at the first malformed value, and names the Go field: the
// last name that it looked up is the variable, which is then taken out and the
// rest read again.
func decode(ctx context.Context, set map[string]string) (*Config, error) {
	var refused []error
	for {
		var last string
		var config Config
		err := envconfig.ProcessWith(ctx, &envconfig.Config{
			Target: &config,
			Lookuper: envconfig.LookuperFunc(func(name string) (string, bool) {
				last = name
				value, ok := set[name]
				return strings.TrimSpace(value), ok
			}),
		})
		if err == nil {
			return &config, errors.Join(refused...)
		}
		at := slices.IndexFunc(settings(&config), func(s setting) bool { return s.name == last })
		if _, given := set[last]; at < 0 || !given {
			return nil, fmt.Errorf("read the configuration: %w", err)
		}
		refused = append(refused, settings(&config)[at].refuse())
		delete(set, last)
	}
}
