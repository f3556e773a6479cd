package source

import (
	"path"
	"slices"
	"strings"
)

// Project is what a site is made of, in the folder of its project.
var Project = []string{"assets", "content", "data", "hugo.toml", "i18n", "layouts", "package.json", "static"}

// LeftByEditor tells the files that are no part of a project: what editors and office programs keep beside an open one, and
// what systems leave in the folders that they show.
func LeftByEditor(name string) bool {
	base := path.Base(name)
	return slices.ContainsFunc([]string{".", "#", "~$"}, func(sign string) bool { return strings.HasPrefix(base, sign) }) ||
		slices.ContainsFunc([]string{"~", ".tmp"}, func(sign string) bool { return strings.HasSuffix(base, sign) }) ||
		slices.Contains([]string{"4913", "Thumbs.db", "desktop.ini"}, base) // Vim tries the first
}
