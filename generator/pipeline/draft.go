package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/afero"

	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/site"
	"ambitilombardia/generator/source"
)

// Draft is the site while somebody edits its sources, as a file system in memory. After an Update every file that is opened
// holds what a build would put into it, the page on the standards excepted; what nobody opens is not made. Verify makes the
// rest, and says whether it may be published.
//
// Update and Verify are called in turn, Open at any time.
type Draft struct {
	options Options
	sources inputs // as they were at the last Update that found nothing wrong
	in      Inputs
	judged  bool // the report in made is about what stands beside it

	lock  sync.Mutex // Hugo does one thing at a time, and what follows is as it has left it
	made  prepared
	pages livePages
}

// NewDraft gives an empty site.
func NewDraft(o Options) *Draft { return &Draft{options: o, pages: livePages{root: o.Root}} }

// Update brings the site up to date with its sources. Where it finds an error the files stay as they were.
func (d *Draft) Update() error {
	project := os.DirFS(d.options.Root)
	if err := wantTemplates(project); err != nil {
		return err
	}
	now, err := inputsOf(project)
	if err != nil {
		return fmt.Errorf("sguardo alle fonti: %w", err)
	}
	changed := d.sources.changed(now)
	data := d.sources == nil || slices.ContainsFunc(changed, isData)
	in, made, beside := d.in, d.made, data
	if data {
		in, made, err = d.read()
	} else if err = in.readAgain(project); err == nil && !reflect.DeepEqual(in.Pages.Glossary, d.in.Pages.Glossary) {
		made.find(in)
		err = made.tell()
		beside = true
	}
	if err != nil {
		return err
	}
	return d.options.Console.Run("pagine", func(p *console.Phase) ([]string, error) {
		d.lock.Lock()
		defer d.lock.Unlock()
		following := d.pages.hugo != nil && !d.sources.others(now) && slices.Equal(addresses(d.made.view), addresses(made.view))
		what := "aggiornate quelle aperte di recente"
		if following {
			err = d.pages.follow(made.data, slices.DeleteFunc(changed, isData))
		}
		switch {
		case !following || err != nil: // whether an error is true, a new Hugo knows best
			what = "rifatte tutte"
			p.Set(0, 2*len(expected(in.Pages, in.Catalogue, made.release)))
			err = d.pages.begin(in, made, p.Step)
		case beside:
			err = d.pages.replaceBeside(in, d.made, made)
		}
		if err == nil {
			d.judged = d.sources == nil || d.judged && !data
			d.sources, d.in, d.made = now, in, made
		}
		return []string{what}, err
	})
}

// read reads everything and makes all but the pages. The report on the files is the one before, until Verify makes it anew.
func (d *Draft) read() (in Inputs, made prepared, err error) {
	if in, err = Check(d.options); err != nil {
		return in, made, err
	}
	if made, err = gather(d.options, in); err != nil {
		return in, made, err
	}
	if made.report = d.made.report; d.sources == nil {
		if made.report, err = made.judge(d.options.Console, in); err != nil {
			return in, made, err
		}
	}
	return in, made, made.tell()
}

// readAgain reads what people write besides the tables.
func (in *Inputs) readAgain(project fs.FS) error {
	if err := checkPlain(project); err != nil {
		return err
	}
	var errs source.Errors
	errs.Add("", in.readTexts(project))
	errs.Add("content", checkLinks(in.Pages, in.Catalogue, in.Editions))
	return errs.Err()
}

// isData tells what the pages know by hugo.Data from the files that Hugo reads by itself.
func isData(name string) bool { return name == "hugo.toml" || strings.HasPrefix(name, "data/") }

// others tells whether files came or went, or changed, that Hugo reads but once.
func (before inputs) others(now inputs) bool {
	return slices.ContainsFunc(before.changed(now), func(name string) bool {
		_, was := before[name]
		_, is := now[name]
		folder, _, _ := strings.Cut(name, "/")
		followed := was && is && slices.Contains([]string{"assets", "content", "i18n", "layouts"}, folder) && path.Ext(name) != ".gotmpl"
		return folder != "data" && !followed
	})
}

// addresses lists the pages that the view has, with their redirects and what the sitemap says of them.
func addresses(v site.View) (list []string) {
	for _, section := range slices.Sorted(maps.Keys(v.Pages)) {
		for _, p := range v.Pages[section] {
			list = append(append(list, p.Path, p.Updated, fmt.Sprint(p.Sitemap != nil)), p.Aliases...)
		}
	}
	return list
}

// Open gives a file as the sources want it now. A page that cannot be made any more is given as it was: Verify says why.
func (d *Draft) Open(name string) (fs.File, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.pages.files == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if err := d.pages.refresh(d.made, name); err != nil {
		return nil, err
	}
	return afero.NewIOFS(d.pages.files).Open(name)
}

// Verify makes what nobody has opened yet and reads the whole site, as a build does before it publishes it. It tells whether a
// page has become another by that. Once ctx is done it gives up, with its error.
func (d *Draft) Verify(ctx context.Context) (changed bool, err error) {
	if !d.judged {
		report, err := within(ctx, func() (conformance.Report, error) { return d.made.judge(d.options.Console, d.in) })
		if err != nil {
			return false, err
		}
		if changed, err = d.settle(report); err != nil {
			return false, err
		}
	}
	if err = d.verifyAll(ctx); err != nil && ctx.Err() == nil && d.pages.followed > 0 {
		if err = d.again(); err == nil { // perhaps what earlier states have left is to blame
			err = d.verifyAll(ctx)
		}
	}
	return changed, err
}

func (d *Draft) verifyAll(ctx context.Context) error {
	for more, err := true, error(nil); more; {
		if more, err = d.makeSome(); err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	in, made, files := d.in, d.made, d.pages.files
	_, err := within(ctx, func() (any, error) {
		return nil, d.options.Console.Run("verifica", func(p *console.Phase) ([]string, error) {
			return verifySite(p, in, made, afero.NewIOFS(files))
		})
	})
	return err
}

// settle puts a new report on the files where pages and readers find it.
func (d *Draft) settle(report conformance.Report) (changed bool, err error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.judged = true; reflect.DeepEqual(d.made.report, report) {
		return false, nil
	}
	if d.pages.hugo == nil {
		return false, d.pages.fault
	}
	made := d.made
	made.report = report
	if err := made.tell(); err != nil {
		return false, err
	}
	d.made = made
	return true, errors.Join(d.pages.follow(made.data, nil), writeReport(made, d.pages.files))
}

// again makes all pages anew, out of what is known.
func (d *Draft) again() error {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.pages.begin(d.in, d.made, nil)
}

// makeSome makes a part of what nobody has asked for, and tells whether there is more.
func (d *Draft) makeSome() (bool, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	switch {
	case d.pages.hugo == nil:
		return false, d.pages.fault
	case d.pages.followed > enough:
		return true, d.pages.begin(d.in, d.made, nil)
	}
	return d.pages.refreshSome(d.made)
}

// within waits for some work as long as ctx lasts. What is given up goes on for a moment, for nobody.
func within[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		made T
		err  error
	}
	done := make(chan outcome, 1)
	go func() {
		made, err := work()
		done <- outcome{made, err}
	}()
	select {
	case o := <-done:
		return o.made, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
