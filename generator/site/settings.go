package site

import (
	"fmt"
	"io"
	"path/filepath"
	"runtime"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/hugo"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/spf13/afero"
)

// Settings are those of hugo.toml that others need besides the templates. What is not set is empty.
type Settings struct {
	BaseURL            string // the address of the site, with its trailing slash
	Title, Tagline     string
	Publisher, Contact Organisation
}

// Organisation is who publishes the site, or whom to ask about it.
type Organisation struct{ Name, Code, URL, Email, PEC, Phone string }

// ReadSettings reads hugo.toml of the project. A baseURL, if there is one, takes the place of the one written there.
func ReadSettings(root, baseURL string) (Settings, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return Settings{}, err
	}
	configs, err := loadConfig(under(afero.NewMemMapFs()), root, baseURL, warnings(io.Discard))
	if err != nil {
		return Settings{}, err
	}
	params := configs.Base.Params
	text := func(keys ...string) string {
		value, _ := params.GetNested(keys...).(string)
		return value
	}
	settings := Settings{
		BaseURL:   configs.GetFirstLanguageConfig().BaseURL().String(),
		Title:     configs.Base.Title,
		Tagline:   text("tagline"),
		Publisher: Organisation{Name: text("publisher", "name"), Code: text("publisher", "code"), URL: text("publisher", "url")},
		Contact: Organisation{Name: text("contact", "name"), Email: text("contact", "email"), URL: text("contact", "url"),
			PEC: text("contact", "pec"), Phone: text("contact", "phone")},
	}
	return settings, settings.check()
}

// loadConfig reads hugo.toml as Hugo's own command would, but for where things are.
func loadConfig(source afero.Fs, root, baseURL string, logger loggers.Logger) (*allconfig.Configs, error) {
	flags := config.New()
	flags.Set("workingDir", root)
	flags.Set("publishDir", "/") // of the file system that takes the site
	flags.Set("timeout", "10m")  // a list of thousands on a busy machine takes more than Hugo's minute
	flags.Set("dataDir", dataDir)
	flags.Set("cacheDir", filepath.Join(root, ".ambiti/cache"))
	if baseURL != "" {
		flags.Set("baseURL", baseURL)
	}
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Flags:        flags,
		Fs:           source,
		Filename:     "hugo.toml",
		Logger:       logger,
		Environment:  hugo.EnvironmentProduction,
		Environ:      []string{"HUGO_NUMWORKERMULTIPLIER=" + fmt.Sprint(runtime.GOMAXPROCS(0))},
		SkipNpmCheck: true,
	})
	if err != nil {
		return nil, settingsError(err)
	}
	return configs, nil
}

// warnings writes warnings and errors to log, and nothing else.
func warnings(log io.Writer) loggers.Logger {
	return loggers.New(loggers.Options{StdOut: io.Discard, StdErr: log, Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn})
}
