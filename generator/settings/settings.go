// Package settings reads hugo.toml, in which who publishes the site says who they are, before Hugo does.
//
// What goes in is the project, as an fs.FS; what comes out are the settings that others need besides the templates. Read
// refuses what pages could not link to or the catalogue could not quote, and every key that it does not know: Hugo has
// hundreds with which addresses move. Whoever needs one more in the program adds it to the type file.
package settings

import (
	"errors"
	"io/fs"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// File is where the settings are.
const File = "hugo.toml"

// Settings are those of hugo.toml that others need besides the templates. What is not set is empty.
type Settings struct {
	BaseURL            string // see Address
	Title, Tagline     string
	Date               catalogue.Date // for which the site says who belongs where
	Publisher, Contact Organisation
	Declaration        string // of accessibility, its address
	Officer            string // for the protection of data, the address
}

// Organisation is who publishes the site, or whom to ask about it.
type Organisation struct {
	Name  string `toml:"name"`
	Code  string `toml:"code"`
	URL   string `toml:"url"`
	Email string `toml:"email"`
	PEC   string `toml:"pec"`
	Phone string `toml:"phone"`
}

// file is hugo.toml.
type file struct {
	BaseURL string            `toml:"baseURL"`
	Title   string            `toml:"title"`
	Params  params            `toml:"params"`
	Menus   map[string][]item `toml:"menus"`
}

type params struct {
	Tagline       string        `toml:"tagline"`
	Date          string        `toml:"date"`
	Publisher     Organisation  `toml:"publisher"`
	Parent        parent        `toml:"parent"`
	Contact       Organisation  `toml:"contact"`
	Accessibility accessibility `toml:"accessibility"`
	Privacy       privacy       `toml:"privacy"`
	Feedback      feedback      `toml:"feedback"`
	Logo          logo          `toml:"logo"`
	Foreign       foreign       `toml:"foreign"`
}

type accessibility struct {
	Declaration string `toml:"declaration"`
	Feedback    string `toml:"feedback"`
}

type privacy struct {
	Officer string `toml:"officer"`
}

// parent is the body that who publishes belongs to.
type parent struct {
	Name string `toml:"name"`
	URL  string `toml:"url"`
}

// feedback is where readers say what they think of a page.
type feedback struct {
	Errors  string `toml:"errors"`
	Clarity string `toml:"clarity"`
}

type logo struct {
	File string `toml:"file"`
	Alt  string `toml:"alt"`
}

// foreign are the words of the texts that are of another language, by the tag of their language (BCP 47).
type foreign map[string][]string

// item is one of a menu.
type item struct {
	Name    string `toml:"name"`
	PageRef string `toml:"pageRef"`
	Weight  int    `toml:"weight"`
	Parent  string `toml:"parent"` // the name of the item of the same menu that its pages belong to; it is then not shown itself
}

// Read reads hugo.toml of a project. The error lists all that is wrong with it.
func Read(project fs.FS) (Settings, error) {
	var f file
	places, err := source.ReadTOML(project, File, &f)
	if err != nil {
		return Settings{}, err
	}
	c := checker{project: project, places: places}
	c.check(f)
	address, _ := base(f.BaseURL)
	p := f.Params
	return Settings{BaseURL: address, Title: f.Title, Tagline: p.Tagline, Date: catalogue.Date(p.Date), Publisher: p.Publisher, Contact: p.Contact,
		Declaration: p.Accessibility.Declaration, Officer: p.Privacy.Officer}, c.errs.Err()
}

// ReadDate reads the date alone: empty where a project has no settings, or old ones without it.
func ReadDate(project fs.FS) (catalogue.Date, error) {
	if _, err := fs.Stat(project, File); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	var f file
	places, err := source.ReadTOML(project, File, &f)
	if err != nil || f.Params.Date == "" {
		return "", err
	}
	date, err := catalogue.ParseDate(f.Params.Date)
	if err != nil {
		return "", source.Errorf(places.At("params.date"), "«params.date»: %v", err)
	}
	return date, nil
}

// At gives the settings of the same site at another address.
func (s Settings) At(baseURL string) (Settings, error) {
	if baseURL == "" {
		return s, nil
	}
	address, err := Address(baseURL)
	if err == nil {
		s.BaseURL = address
	}
	return s, err
}
