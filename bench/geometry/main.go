// Command geometry puts package geo beside mapshaper: the 1,506 Comuni of ISTAT dissolved into the 91 Ambiti, a tenth of
// the removable vertices kept, GeoJSON and TopoJSON written. Each tool runs as a process of its own, start included. It
// needs the raw boundaries, which the repository does not hold, and mapshaper, which `make bench` installs in bench/. It
// holds nothing of the generator, so that the memory of geo is that of geo.
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
	boundaries, members, mapshaper string
	runs, copies                   int
	job                            string
}

func main() {
	var o options
	pflag.StringVar(&o.boundaries, "boundaries", "../shared/istat/comuni-lombardia-2021.geojson", "the Comuni as GeoJSON")
	pflag.StringVar(&o.members, "members", "../shared/territorio/comuni-ambiti.csv", "CSV with codice_istat and codice_ambito; of other boundaries without it, sixteen Comuni in the order of their codes are a group")
	pflag.StringVar(&o.mapshaper, "mapshaper", "bench/node_modules/mapshaper/bin/mapshaper", "the mapshaper program")
	pflag.IntVar(&o.runs, "runs", 5, "how often each measurement is made; the least counts")
	pflag.IntVar(&o.copies, "copies", 16, "the largest territory, in copies side by side: 2 or more")
	pflag.StringVar(&o.job, "job", "", "do the job once, writing to this folder (used by the benchmark itself)")
	pflag.Parse()
	if pflag.CommandLine.Changed("boundaries") && !pflag.CommandLine.Changed("members") {
		o.members = "" // of other Comuni: the benchmark makes groups of its own
	}
	if err := run(o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "geometry:", err)
		os.Exit(1)
	}
}

func run(o options, out io.Writer) error {
	if o.runs < 1 || o.copies < 2 {
		return errors.New("--runs must be 1 or more, --copies 2 or more")
	}
	if err := o.check(); err != nil {
		return err
	}
	if o.job != "" {
		return runJob(o.boundaries, o.members, o.job)
	}
	return compare(o, out)
}

// check says which of the inputs are missing, all at once.
func (o options) check() error {
	var missing []error
	for _, path := range []string{o.boundaries, o.members, o.mapshaper} {
		if _, err := os.Stat(path); path != "" && err != nil {
			missing = append(missing, fmt.Errorf("%s is not there", filepath.Clean(path)))
		}
	}
	if len(missing) > 0 {
		missing = append(missing, errors.New("the benchmark needs the raw ISTAT boundaries (see --boundaries and --members) and mapshaper (make bench installs it)"))
	}
	return errors.Join(missing...)
}
