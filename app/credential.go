package app

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// credential is a secret that stands in a variable or in a file that another
// variable names.
type credential struct {
	name  string // of the variable; the file's has _FILE behind it
	value Secret
	file  string
}

func (c *Config) credentials() []credential {
	return []credential{c.clientID(), c.secret(), c.apiKey()}
}

func (c *Config) clientID() credential {
	return credential{"LUMENORE_CLIENT_ID", c.LumenoreClientID, c.LumenoreClientIDFile}
}

func (c *Config) secret() credential {
	return credential{"LUMENORE_SECRET", c.LumenoreSecret, c.LumenoreSecretFile}
}

func (c *Config) apiKey() credential {
	return credential{"LUMENORE_API_KEY", c.LumenoreAPIKey, c.LumenoreAPIKeyFile}
}

func (c credential) set() bool { return c.value.Reveal() != "" || c.file != "" }

// check refuses a credential given twice and a file without one.
func (c credential) check() error {
	if c.file == "" {
		return nil
	}
	if c.value.Reveal() != "" {
		return fmt.Errorf("%s and %s_FILE are both set: set one of them", c.name, c.name)
	}
	text, err := os.ReadFile(c.file)
	if err != nil || strings.TrimSpace(string(text)) == "" {
		return fmt.Errorf("%s_FILE names a file that is empty or can't be read: it takes a file that holds the credential", c.name)
	}
	return nil
}

// checkPlatform says whether the platform can be used as configured.
func (c *Config) checkPlatform() error {
	if c.Platform != platformLumenore {
		return nil
	}
	if !c.apiKey().set() && !(c.clientID().set() && c.secret().set()) {
		return errors.New("the platform lumenore needs LUMENORE_CLIENT_ID and LUMENORE_SECRET; " +
			"to try the service without an account, set PLATFORM=embedded or use `make run`")
	}
	return nil
}
