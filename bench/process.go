package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// cost is what a process took.
type cost struct {
	time   time.Duration // from start to end, on the wall
	work   time.Duration // of the processors, which other programs disturb less
	memory int64         // the largest resident set, in bytes
}

// costs are those of several runs.
type costs []cost

// add runs a command once and notes what it took.
func (c *costs) add(command ...string) error {
	cmd := exec.Command(command[0], command[1:]...)
	start := time.Now()
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%.2000s", command, err, output)
	}
	*c = append(*c, cost{
		time:   time.Since(start),
		work:   cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(),
		memory: cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss * 1024, // Linux counts in kB
	})
	return nil
}

// median gives the median of each cost.
func (c costs) median() cost {
	middle := func(of func(cost) int64) int64 {
		var all []int64
		for _, one := range c {
			all = append(all, of(one))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return cost{
		time:   time.Duration(middle(func(c cost) int64 { return int64(c.time) })),
		work:   time.Duration(middle(func(c cost) int64 { return int64(c.work) })),
		memory: middle(func(c cost) int64 { return c.memory }),
	}
}

// measure runs a command several times and gives the median of each cost.
func measure(runs int, command ...string) (cost, error) {
	var c costs
	for range runs {
		if err := c.add(command...); err != nil {
			return cost{}, err
		}
	}
	return c.median(), nil
}

// geoCommand is this program, told to do the job once.
func geoCommand(boundaries, members, mapshaper, folder string) ([]string, error) {
	self, err := os.Executable()
	return []string{self, "geometry", "--job", folder, "--boundaries", boundaries, "--members", members, "--mapshaper", mapshaper}, err
}

// mapshaperCommand is the same job. keep-shapes asks for what geo always does: that no area vanishes.
func mapshaperCommand(boundaries, members, mapshaper, folder string) []string {
	command := append(mapshaperDissolve(boundaries, members, mapshaper), mapshaperSimplify...)
	return append(command,
		"-o", filepath.Join(folder, "mapshaper.geojson"), "format=geojson",
		"-o", filepath.Join(folder, "mapshaper.topojson"), "format=topojson")
}

func mapshaperDissolve(boundaries, members, mapshaper string) []string {
	return []string{"node", mapshaper, boundaries,
		"-join", members, "keys=com_istat_code,codice_istat", "fields=codice_ambito", "string-fields=codice_istat,codice_ambito",
		"-dissolve", property}
}

var mapshaperSimplify = []string{"-simplify", fmt.Sprintf("%g%%", keep*100), "keep-shapes"}

// mapshaperInTwo dissolves in one process and simplifies in another, which no longer knows where Comuni met. It writes
// two.geojson.
func mapshaperInTwo(boundaries, members, mapshaper, folder string) error {
	dissolved, simple := filepath.Join(folder, "one.geojson"), filepath.Join(folder, "two.geojson")
	if _, err := measure(1, append(mapshaperDissolve(boundaries, members, mapshaper), "-o", dissolved)...); err != nil {
		return err
	}
	command := append([]string{"node", mapshaper, dissolved}, mapshaperSimplify...)
	_, err := measure(1, append(command, "-o", simple)...)
	return err
}
