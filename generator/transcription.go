package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/source"
	"ambitilombardia/generator/transcription"
)

// spendingFolder is where the transcription is kept.
const spendingFolder = "data/allegato-c"

func setupTranscription(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	from := flags.String("from", "", "testo dell’atto")
	return func(stdout, _ io.Writer) error {
		if *from == "" {
			return usageError{errors.New("ambiti transcription: manca --from FILE, il testo dell’atto")}
		}
		o := options(stdout)
		report, err := proveTranscription(o.Root, *from)
		if err != nil {
			return errors.Join(err, report.Faults.Err())
		}
		if o.Console != (console.Console{}) {
			fmt.Fprint(stdout, report)
		}
		return keepProof(o.Root, report)
	}
}

// proveTranscription compares the spending tables of a project, and what it says that the act names and that it united, with
// the text of the act.
func proveTranscription(root, from string) (transcription.Report, error) {
	act, err := os.Open(from)
	if err != nil {
		return transcription.Report{}, source.Errorf(source.Pos{File: from}, "il testo dell’atto non si apre (%s)", source.Sentence(err))
	}
	defer act.Close()
	report, err := transcription.Prove(act, os.DirFS(root))
	if err == nil {
		err = proveWords(root, from, &report) // before report is read to be returned
	}
	return report, err
}

// proveWords does what needs the text of the act from its beginning again: what it names, what was united, and what it says of
// plans and flows of data, and its sections.
func proveWords(root, from string, report *transcription.Report) error {
	act, err := os.ReadFile(from)
	if err != nil {
		return source.Errorf(source.Pos{File: from}, "il testo dell’atto non si apre (%s)", source.Sentence(err))
	}
	project := os.DirFS(root)
	var named, united, planned, guided error
	report.Mentions, named = transcription.ProveMentions(bytes.NewReader(act), project)
	report.Aggregations, united = transcription.ProveAggregations(bytes.NewReader(act), project)
	report.Planning, planned = transcription.ProvePlanning(bytes.NewReader(act), project)
	report.Guidelines, guided = transcription.ProveGuidelines(bytes.NewReader(act), project)
	report.Faults = slices.Concat(report.Faults, report.Mentions.Faults, report.Aggregations.Faults, report.Planning.Faults, report.Guidelines.Faults)
	return errors.Join(named, united, planned, guided)
}

// keepProof writes what was proved where «ambiti check» reads it. A proof that fails leaves the former one, so that check
// goes on to say which tables are no longer as they were.
func keepProof(root string, report transcription.Report) error {
	text, err := report.Proved()
	if err != nil {
		return err
	}
	file := filepath.Join(root, filepath.FromSlash(spendingFolder), catalogue.ProofFile)
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return fmt.Errorf("scrittura di quello che è provato: %w", err)
	}
	return nil
}
