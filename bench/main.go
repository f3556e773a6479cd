// Command bench does one job with package geo and with mapshaper, the tool that a user would take otherwise, and prints
// how they compare. The job: read the 1,506 Comuni of ISTAT, dissolve them into the 91 Ambiti, keep a tenth of the
// removable vertices, write GeoJSON and TopoJSON. Each tool runs as a process of its own, start included, in turn.
//
// It needs the raw boundaries, which the repository does not hold, and mapshaper, which `make bench` installs here.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
)

func main() {
	var o options
	pflag.StringVar(&o.boundaries, "boundaries", "../shared/istat/comuni-lombardia-2021.geojson", "the Comuni as GeoJSON")
	pflag.StringVar(&o.members, "members", "../shared/territorio/comuni-ambiti.csv", "CSV with codice_istat and codice_ambito")
	pflag.StringVar(&o.mapshaper, "mapshaper", "bench/node_modules/mapshaper/bin/mapshaper", "the mapshaper program")
	pflag.IntVar(&o.runs, "runs", 5, "how often each measurement is made; the median counts")
	pflag.IntVar(&o.copies, "copies", 16, "the largest territory for the growth, in copies side by side: 2 or more")
	job := pflag.String("job", "", "do the job once, writing to this folder (used by the benchmark itself)")
	pflag.Parse()
	err := o.check()
	if err == nil && *job != "" {
		err = runJob(o.boundaries, o.members, *job)
	} else if err == nil {
		err = compare(o, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type options struct {
	boundaries, members, mapshaper string
	runs, copies                   int
}

// check says which of the inputs are missing, all at once.
func (o options) check() error {
	var missing []error
	for _, path := range []string{o.boundaries, o.members, o.mapshaper} {
		if _, err := os.Stat(path); err != nil {
			missing = append(missing, fmt.Errorf("%s is not there", filepath.Clean(path)))
		}
	}
	if o.runs < 1 || o.copies < 2 {
		return errors.New("--runs must be 1 or more and --copies 2 or more")
	}
	if len(missing) > 0 {
		missing = append(missing, errors.New("the benchmark needs the raw ISTAT boundaries (see --boundaries and --members) and mapshaper (make bench installs it)"))
	}
	return errors.Join(missing...)
}
