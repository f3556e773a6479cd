package render

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
	"github.com/gohugoio/hugo/common/types"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"
)

// Site is a site whose Hugo stays: it has made all pages once, knows what each depends on, and makes those again that are asked
// for. One call at a time; after an error only Close, as Hugo does not say what it has left undone.
type Site struct {
	root      string
	base      string            // the folder of the server in which the site is, «/ambiti», or nothing
	memory    afero.Fs          // what Hugo finds before it looks into the project
	data      map[string][]byte // what hugo.Data is made of
	published *countingFs
	hugo      *hugolib.HugoSites
	log       bytes.Buffer
}

// Open makes all pages, as Pages does, and keeps Hugo for what changes afterwards.
func Open(data map[string][]byte, o Options) (*Site, error) { return start(data, o, true) }

// Close lets go of Hugo. The pages stay.
func (s *Site) Close() error { return s.hugo.Close() }

// Follow tells Hugo that data or files of the project, by their paths in it, hold something else. Of the pages that are no longer
// right it makes those at the addresses that were looked at, «/comuni/» from the root of the site; the others wait for Renew. It is for files that were
// there before and still are, and for data of the same pages: another page has redirects, and the lists name it.
func (s *Site) Follow(data map[string][]byte, files, looked []string) error {
	events, err := s.take(data)
	if err != nil {
		return err
	}
	for _, name := range files {
		events = append(events, fsnotify.Event{Name: filepath.Join(s.root, filepath.FromSlash(name)), Op: fsnotify.Write})
	}
	if len(events) == 0 { // Hugo would take it for a first build
		return nil
	}
	return s.staged(hugolib.BuildCfg{RecentlyTouched: s.queue(looked)}, events...)
}

// Renew makes the pages at some addresses again, if they are no longer right.
func (s *Site) Renew(addresses ...string) error {
	return s.staged(hugolib.BuildCfg{RecentlyTouched: s.queue(addresses), PartialReRender: true})
}

// take lays the data where Hugo finds it, and says which parts are others than before.
func (s *Site) take(data map[string][]byte) ([]fsnotify.Event, error) {
	var events []fsnotify.Event
	for name, text := range data {
		if before, there := s.data[name]; there && bytes.Equal(before, text) {
			continue
		}
		s.data[name] = text
		file := filepath.Join(s.root, dataDir, name+".json")
		if err := afero.WriteFile(s.memory, file, text, 0o600); err != nil {
			return nil, err
		}
		events = append(events, fsnotify.Event{Name: file, Op: fsnotify.Write})
	}
	return events, nil
}

// sitemap is made once: Hugo forgets the day of a section, which it has taken from the pages in it, when it reads its text again.
// The addresses and the days are as they were, see Follow.
const sitemap = "/sitemap.xml"

// staged builds beside the site, so that a page that cannot be made leaves all as they were.
func (s *Site) staged(how hugolib.BuildCfg, events ...fsnotify.Event) error {
	site, stage := s.published.Fs, afero.NewMemMapFs()
	s.published.Fs = stage
	err := s.build(how, events...)
	s.published.Fs = site
	if err != nil {
		return err
	}
	return afero.Walk(stage, "/", func(name string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() || name == sitemap {
			return err
		}
		text, err := afero.ReadFile(stage, name)
		if err != nil {
			return err
		}
		return afero.WriteReader(site, name, bytes.NewReader(text))
	})
}

func (s *Site) build(how hugolib.BuildCfg, events ...fsnotify.Event) error {
	s.log.Reset()
	how.NoBuildLock = true
	err := s.hugo.Build(how, events...)
	if s.published.fault != nil {
		err = s.published.fault
	}
	if err != nil || s.log.Len() > 0 {
		return buildError(s.root, err, strings.TrimSpace(s.log.String()))
	}
	return nil
}

// queue gives the addresses as Hugo has them.
func (s *Site) queue(addresses []string) *types.EvictingQueue[string] {
	q := types.NewEvictingQueue[string](max(len(addresses), 1))
	for _, address := range addresses {
		q.Add(s.base + address)
	}
	return q
}
