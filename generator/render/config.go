package render

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/common/hugo"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/spf13/afero"
)

// loadConfig reads hugo.toml as Hugo's own command would, but for where things are. A Hugo that stays notes what each page
// depends on.
func loadConfig(source afero.Fs, root, baseURL string, stays bool, logger loggers.Logger) (*allconfig.Configs, error) {
	flags := config.New()
	for key, value := range Fixed {
		flags.Set(key, value)
	}
	flags.Set("internal", hmaps.Params{"watch": stays, "fastRenderMode": stays})
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
		SkipNpmCheck: true,
	})
	if err != nil {
		return nil, fmt.Errorf("hugo.toml: le impostazioni non vanno; correggerle o mandare questo messaggio a chi cura il programma. Hugo dice: «%w»", err)
	}
	return configs, nil
}

// Fixed are the settings that texts, templates and addresses are built on. Nobody may change them in hugo.toml: package
// settings does not know them.
var Fixed = map[string]any{
	"locale":                 "it",
	"defaultContentLanguage": "it",
	"timeZone":               "Europe/Rome",
	"disableKinds":           []string{"taxonomy", "term", "rss"},
	"enableRobotsTXT":        true,
	"buildFuture":            true, // the clock is not asked: a source may be of a day to come
	"sitemap":                map[string]any{"filename": "sitemap.xml"},
	"module": map[string]any{"mounts": []map[string]any{
		{"source": "assets", "target": "assets"},
		// The design system, from npm: its fonts as assets/fonts/subset.mjs cuts them, and its icons.
		{"source": "node_modules/.fonts", "target": "assets/fonts"},
		{"source": "node_modules/bootstrap-lombardia/src/svg", "target": "assets/icons", "files": []string{"it-*.svg"}},
		// Named here so that Hugo does not look through the project's folder for it.
		{"source": "package.json", "target": "assets/_jsconfig/package.json"},
	}},
	// The texts already carry their own apostrophes and quotes.
	"markup": map[string]any{"goldmark": map[string]any{"extensions": map[string]any{"typographer": map[string]any{"disable": true}}}},
}

// warnings writes warnings and errors to log, and nothing else.
func warnings(log io.Writer) loggers.Logger {
	return loggers.New(loggers.Options{StdOut: io.Discard, StdErr: log, Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn})
}
