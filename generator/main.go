// Command ambiti builds the site of the social services districts of Lombardia from the sources in data/ and content/.
//
//	ambiti build          the whole site, published in one step
//	ambiti check          the sources only
//	ambiti boundaries     data/territorio/comuni.topojson, from ISTAT's boundaries
//	ambiti transcription  the proof that the spending tables are those of the act
//	ambiti membership     which Comune is in which Ambito, held against somebody else's list
//	ambiti serve          the site on this machine, while its sources are edited
//	ambiti workbook       the tables that people edit as one workbook, and back
//	ambiti diff           what changed between two editions of the data
//	ambiti edition        keeps what is published today, for ever
//	ambiti deploy         the built site, to where it is served from
//	ambiti import istat   the figures of the indicators, from what ISTAT exports
//
// Exit status: 0 done (also where diff finds differences), 1 the input is wrong, 2 wrong usage, 3 the machine failed.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/pipeline"
	"ambitilombardia/generator/source"
)

const (
	exitInput = iota + 1
	exitUsage
	exitMachine
)

func main() {
	if status, done := supervise(os.Args, os.Stderr); done {
		os.Exit(status)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryGoal)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(memoryGrowth)
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// memoryGoal is how many bytes the garbage collector tries to stay under: a build of the region never comes near it, one of
// sixteen regions would otherwise take twice what it needs.
const memoryGoal = 1_800_000_000

// memoryGrowth is by how many per cent memory may grow between two collections of garbage. With Go's own 100 they took a
// tenth of the time of a build.
const memoryGrowth = 200

// verb is one of the command's verbs: it declares its flags and gives back what to do once they are read.
type verb struct {
	name     string
	operands []string // what it wants besides flags, by name
	about    string
	setup    func(*pflag.FlagSet) func(stdout, stderr io.Writer) error
}

func verbs() []verb {
	return []verb{
		{"build", nil, "costruisce il sito e lo mette al posto di quello vecchio", setupBuild},
		{"check", nil, "controlla le fonti, senza costruire nulla", setupCheck},
		{"boundaries", nil, "ricava i confini dei Comuni dal file dell’ISTAT", setupBoundaries},
		{"transcription", nil, "confronta le tabelle della spesa con il testo dell’atto", setupTranscription},
		{"membership", nil, "confronta i Comuni e i loro Ambiti con l’elenco di altri", setupMembership},
		{"serve", nil, "mostra il sito su questo computer e lo aggiorna a ogni modifica", setupServe},
		{"workbook", []string{"FILE"}, "scrive le tabelle in una cartella di lavoro, o le riprende da lì", setupWorkbook},
		{"diff", []string{"PRIMA", "DOPO"}, "dice che cosa cambia fra due progetti o due siti pubblicati", setupDiff},
		{"edition", []string{"GIORNO"}, "conserva i dati di adesso come edizione di un giorno, a indirizzi che non cambiano", setupEdition},
		{"deploy", []string{"DESTINAZIONE"}, "porta il sito costruito in una cartella o in un bucket S3", setupDeploy},
		{"import", []string{"istat", "FILE"}, "prende le cifre degli indicatori da un file che l’ISTAT esporta", setupImport},
	}
}

func run(args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		usage(stdout)
		if len(args) == 0 {
			return exitUsage
		}
		return 0
	}
	for _, v := range verbs() {
		if v.name == args[0] {
			return v.run(args[1:], stdout, stderr)
		}
	}
	fmt.Fprintf(stderr, "ambiti: il comando «%s» non esiste\n", source.Visible(args[0]))
	usage(stderr)
	return exitUsage
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "uso: ambiti COMANDO [opzioni]")
	for _, v := range verbs() {
		fmt.Fprintf(w, "  %-13s %s\n", v.name, v.about)
	}
	fmt.Fprintln(w, "Le opzioni di un comando: ambiti COMANDO --help")
}

func (v verb) run(args []string, stdout, stderr io.Writer) int {
	flags := pflag.NewFlagSet(v.name, pflag.ContinueOnError)
	flags.SetOutput(io.Discard) // the errors are told below, once
	do := v.setup(flags)
	err := flags.Parse(args)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Fprintf(stdout, "uso: ambiti %s [opzioni]\n%s.\n%s", strings.Join(append([]string{v.name}, v.operands...), " "), v.about, options(flags))
		return 0
	case err != nil:
		fmt.Fprintln(stderr, source.Visible(fmt.Sprintf("ambiti %s: %s; le opzioni: ambiti %s --help", v.name, misuse(err), v.name)))
		return exitUsage
	case flags.NArg() > len(v.operands):
		fmt.Fprintf(stderr, "ambiti %s: «%s» è di troppo\n", v.name, source.Visible(flags.Arg(len(v.operands))))
		return exitUsage
	case flags.NArg() < len(v.operands):
		fmt.Fprintf(stderr, "ambiti %s: manca %s\n", v.name, strings.Join(v.operands[flags.NArg():], " e manca "))
		return exitUsage
	}
	return exit(do(stdout, stderr), stderr)
}

// usageError is a wrong use that the flags alone do not show.
type usageError struct{ error }

// exit tells an error and gives the status that goes with it.
func exit(err error, stderr io.Writer) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(stderr, source.Sentence(err))
	var wrong usageError
	switch {
	case errors.As(err, &wrong):
		return exitUsage
	case pipeline.IsInput(err):
		return exitInput
	}
	return exitMachine
}

// project declares the flags that every verb on the project has.
func project(flags *pflag.FlagSet) func(stdout io.Writer) pipeline.Options {
	root := flags.String("root", ".", "cartella del progetto")
	quiet := flags.Bool("quiet", false, "scrive solo gli errori")
	return func(stdout io.Writer) pipeline.Options {
		o := pipeline.Options{Root: *root}
		if !*quiet {
			o.Console = console.New(stdout)
		}
		return o
	}
}
