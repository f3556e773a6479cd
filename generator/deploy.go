package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/deploy"
	"ambitilombardia/generator/pipeline"
	"ambitilombardia/generator/publish"
	"ambitilombardia/generator/source"
)

// shown is how many names of a kind are listed before a change is made; --all lists the rest.
const shown = 10

func setupDeploy(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	from := flags.String("from", "public", "cartella del sito costruito, dentro --root se relativa")
	yes := flags.Bool("yes", false, "lo fa davvero; senza, dice soltanto che cosa farebbe")
	all := flags.Bool("all", false, "elenca tutti i file, non solo i primi")
	others := flags.Bool("delete-others", false, "cancella dalla destinazione anche quello che non ha messo ambiti")
	return func(stdout, _ io.Writer) error {
		o := options(stdout)
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		if !filepath.IsAbs(*from) {
			*from = filepath.Join(o.Root, *from)
		}
		d := deployment{Console: o.Console, stdout: stdout, root: o.Root, site: os.DirFS(*from), shown: shown, options: deploy.Options{DeleteOthers: *others}}
		if o.Console == (console.Console{}) {
			d.stdout = io.Discard
		}
		if *all {
			d.shown = -1
		}
		return d.run(ctx, *from, flags.Arg(0), *yes)
	}
}

// deployment is one call of the verb.
type deployment struct {
	console.Console
	stdout  io.Writer
	root    string // of the project
	site    fs.FS
	shown   int
	options deploy.Options
}

func (d deployment) run(ctx context.Context, from, destination string, yes bool) error {
	if err := d.apart(from, destination); err != nil {
		return err
	}
	if !publish.IsSite(d.site) {
		return &publish.InputError{What: from, Reason: "non è un sito costruito con «ambiti build»: non c’è nulla da portare"}
	}
	d.options.Twins = !deploy.IsBucket(destination)
	target, err := deploy.Open(destination)
	var address *deploy.AddressError
	if errors.As(err, &address) {
		return usageError{fmt.Errorf("ambiti deploy: %w", err)}
	}
	if err != nil {
		return fmt.Errorf("apertura di %s: %w", source.Visible(destination), err)
	}
	defer target.Close()
	var plan *deploy.Plan
	err = d.Run("confronto", func(*console.Phase) (_ []string, err error) {
		plan, err = deploy.Prepare(ctx, d.site, target, d.options)
		if err != nil {
			return nil, err
		}
		return []string{fmt.Sprintf("%d da inviare, %d da cancellare, %d uguali", len(plan.Uploads), len(plan.Deletes), plan.Unchanged)}, nil
	})
	if err != nil {
		return deploy.Explain(err)
	}
	d.tell(plan)
	switch {
	case plan.Done():
		fmt.Fprintln(d.stdout, "La destinazione è già aggiornata.")
		return nil
	case !yes:
		fmt.Fprintln(d.stdout, "È una prova: la destinazione non è cambiata. Per farlo davvero aggiungi --yes.")
		return nil
	}
	return d.carryOut(ctx, plan, target)
}

func (d deployment) carryOut(ctx context.Context, plan *deploy.Plan, target deploy.Target) error {
	err := d.Run("invio", func(p *console.Phase) ([]string, error) {
		if err := plan.Run(ctx, d.site, target, p.Set); err != nil {
			return nil, err
		}
		return []string{fmt.Sprintf("%d inviati, %d cancellati", len(plan.Uploads), len(plan.Deletes))}, nil
	})
	if err != nil {
		return fmt.Errorf("il lavoro è interrotto, il sito che c’era resta in piedi; ripetere il comando per finire: %w", deploy.Explain(err))
	}
	return nil
}

// tell lists what is to be done.
func (d deployment) tell(plan *deploy.Plan) {
	for _, list := range []struct {
		about string
		names []string
	}{{"invio    ", plan.Uploads}, {"cancello ", plan.Deletes}, {"non è di ambiti, resta: ", plan.Others}} {
		for i, name := range list.names {
			if i == d.shown {
				fmt.Fprintf(d.stdout, "  %s… e altri %d (--all li elenca)\n", list.about, len(list.names)-i)
				break
			}
			fmt.Fprintf(d.stdout, "  %s%s\n", list.about, source.Visible(name))
		}
	}
	if address := sitemapAddress(d.site); strings.Contains(address, "://localhost") {
		fmt.Fprintf(d.stdout, "Attenzione: il sito è costruito per %s. Prima di pubblicarlo: ambiti build --base-url INDIRIZZO\n", address)
	}
}

// sitemapAddress is where robots.txt says that the sitemap is, at the address that the site was built for.
func sitemapAddress(site fs.FS) string {
	text, err := fs.ReadFile(site, "robots.txt")
	if err != nil {
		return ""
	}
	_, address, _ := strings.Cut(string(text), "Sitemap: ")
	address, _, _ = strings.Cut(address, "\n")
	return address
}

// apart wants a destination that is a folder to be neither in the built site or the sources nor around them, also by way
// of links.
func (d deployment) apart(from, destination string) error {
	if deploy.IsBucket(destination) || destination == "" {
		return nil
	}
	there, err := publish.Locate(destination)
	if err != nil {
		return err
	}
	site, err := publish.Locate(from)
	if err != nil {
		return err
	}
	if publish.Within(there, site) || publish.Within(site, there) {
		return &publish.InputError{What: source.Visible(destination), Reason: "la destinazione e il sito costruito non possono stare uno dentro l’altro"}
	}
	return pipeline.OutsideSources(d.root, there)
}
