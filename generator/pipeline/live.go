package pipeline

import (
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/afero"

	"ambitilombardia/generator/render"
	"ambitilombardia/generator/site"
)

const (
	// remembered is how many pages, of those that were opened last, are made again before anybody asks.
	remembered = 8
	// enough is how many changes one Hugo follows: it and the files keep what earlier states have left, style sheets above all.
	enough = 100
	// atOnce is how many pages are made while nobody can open one.
	atOnce = 200
)

// livePages are the files of a site that is kept in memory and made again piece by piece.
type livePages struct {
	root     string
	files    afero.Fs     // nil: there is no site yet
	hugo     *render.Site // nil: it knows no more what the pages are
	fault    error        // for which Hugo was let go
	followed int
	pages    []string             // the addresses of all that Hugo has made
	stale    map[string]bool      // pages that may be no longer right, by address
	looked   []string             // the addresses that were opened last, the newest at the end
	undrawn  map[string]site.Card // pictures still to be made
}

// begin makes all pages, and lets the old ones go when the new are there.
func (l *livePages) begin(in Inputs, made prepared, step func()) error {
	files := afero.NewBasePathFs(afero.NewMemMapFs(), "/")
	pages := 2 * len(expected(in.Pages, in.Catalogue, made.release))
	hugo, err := render.Open(made.data, render.Options{Root: l.root, BaseURL: made.settings.BaseURL, Files: files, Pages: pages, Page: step})
	if err != nil {
		return err
	}
	addresses, err := pagesOf(files)
	for _, write := range []func() error{
		func() error { return err },
		func() error { return writeBeside(in, made, files) },
		func() error { return copyStatic(l.root, in.Static, files) },
		func() error { return writeHeaders(in.Static, files) },
	} {
		if err := write(); err != nil {
			hugo.Close()
			return err
		}
	}
	l.drop(nil)
	*l = livePages{root: l.root, files: files, hugo: hugo, pages: addresses, looked: l.looked, undrawn: map[string]site.Card{}}
	for _, card := range made.view.Cards.List {
		l.wait(card)
	}
	return nil
}

// wait leaves a picture to be made when one of its files is asked for.
func (l *livePages) wait(card site.Card) {
	l.undrawn[card.Path] = card
	if card.Drawing != "" {
		l.undrawn[card.Drawing] = card
	}
}

// follow makes the pages again that were looked at, after data or files have changed.
func (l *livePages) follow(data site.Data, changed []string) error {
	if err := l.hugo.Follow(data, changed, l.looked); err != nil {
		l.drop(err)
		return err
	}
	l.followed++
	l.stale = map[string]bool{}
	for _, address := range l.pages {
		l.stale[address] = !slices.Contains(l.looked, address)
	}
	return nil
}

// replaceBeside writes what stands beside the pages anew.
func (l *livePages) replaceBeside(in Inputs, before, made prepared) error {
	for _, f := range before.beside {
		if err := l.files.Remove(f.Path); err != nil {
			return err
		}
	}
	same := reflect.DeepEqual(before.view.Cards.Ground, made.view.Cards.Ground)
	for i, card := range made.view.Cards.List {
		if !same || !reflect.DeepEqual(before.view.Cards.List[i], card) { // the pages are the same, and so their pictures
			l.wait(card)
		}
	}
	return writeBeside(in, made, l.files)
}

// refresh makes a file right that is asked for.
func (l *livePages) refresh(made prepared, name string) error {
	if card, ok := l.undrawn[name]; ok {
		return l.draw(made, card)
	}
	address, ok := pageAddress(name)
	if _, err := l.files.Stat(name); !ok || err != nil {
		return nil
	}
	l.looked = append(slices.DeleteFunc(l.looked, func(a string) bool { return a == address }), address)
	l.looked = l.looked[max(0, len(l.looked)-remembered):]
	if l.stale[address] && l.hugo != nil {
		if err := l.renew(address); err != nil {
			l.drop(err)
		}
	}
	return nil
}

// refreshSome makes some of the files right that nobody has asked for. It tells whether there are more.
func (l *livePages) refreshSome(made prepared) (more bool, err error) {
	var addresses []string
	for _, address := range l.pages {
		if l.stale[address] && len(addresses) < atOnce {
			addresses = append(addresses, address)
		}
	}
	if len(addresses) > 0 {
		return true, l.renew(addresses...)
	}
	for _, card := range l.undrawn {
		return true, l.draw(made, card)
	}
	return false, nil
}

func (l *livePages) renew(addresses ...string) error {
	if err := l.hugo.Renew(addresses...); err != nil {
		return err
	}
	for _, address := range addresses {
		delete(l.stale, address)
	}
	return nil
}

func (l *livePages) draw(made prepared, card site.Card) error {
	cards := site.Cards{Ground: made.view.Cards.Ground, List: []site.Card{card}}
	if err := drawCards(l.root, made.settings.Title, cards, l.files); err != nil {
		return err
	}
	delete(l.undrawn, card.Path)
	delete(l.undrawn, card.Drawing)
	return nil
}

// drop lets go of Hugo. What it has made stays.
func (l *livePages) drop(why error) {
	if l.hugo != nil {
		l.hugo.Close()
	}
	l.hugo, l.fault = nil, why
}

// pagesOf lists what Hugo has written and may have to write again.
func pagesOf(files afero.Fs) (addresses []string, err error) {
	err = afero.Walk(files, "/", func(name string, _ fs.FileInfo, err error) error {
		if address, ok := pageAddress(name); ok {
			addresses = append(addresses, address)
		}
		return err
	})
	return addresses, err
}

// pageAddress gives the address by which Hugo knows a file, if it may be one of its pages.
func pageAddress(name string) (string, bool) {
	name = strings.TrimPrefix(name, "/")
	page, isPage := strings.CutSuffix(name, "index.html")
	return "/" + page, isPage || slices.Contains([]string{".html", ".xml", ".txt"}, path.Ext(name))
}
