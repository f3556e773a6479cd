// Command bench measures what speed and size may be promised, each time beside something that a user would take otherwise:
//
//	bench growth      the whole site for the region repeated 1, 2, 4, 8, 16 times: time and memory of a page
//	bench hugo        the whole build beside the command hugo alone, which renders the same pages from files on disk
//	bench ready DIR   no measurement: the command hugo and such a project, for bench/editing.mjs
//
// Each tool runs as a process of its own, start included, in turn. bench/geometry does the same for package geo.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
)

type options struct {
	root         string
	runs, copies int
}

func main() {
	var o options
	pflag.StringVar(&o.root, "root", ".", "the project")
	pflag.IntVar(&o.runs, "runs", 9, "how often each measurement is made; the least counts")
	pflag.IntVar(&o.copies, "copies", 16, "the largest territory, in copies side by side: 2 or more")
	pflag.Parse()
	if err := run(o, pflag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(o options, args []string, out io.Writer) error {
	if o.runs < 1 || o.copies < 1 {
		return errors.New("--runs and --copies must be 1 or more")
	}
	switch {
	case len(args) == 1 && args[0] == "growth":
		return growth(o, out)
	case len(args) == 1 && args[0] == "hugo":
		return besideHugo(o, out)
	case len(args) == 2 && args[0] == "ready":
		if _, err := installHugo(o.root, args[1]); err != nil {
			return err
		}
		return writeReady(o.root, filepath.Join(args[1], "project"))
	}
	return fmt.Errorf("%q is no benchmark: growth or hugo", args)
}
