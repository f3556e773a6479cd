package render

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
		return nil, fmt.Errorf("hugo.toml: %w", err)
	}
	return configs, nil
}

// warnings writes warnings and errors to log, and nothing else.
func warnings(log io.Writer) loggers.Logger {
	return loggers.New(loggers.Options{StdOut: io.Discard, StdErr: log, Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn})
}
