package main

import (
	"fmt"
	"os"
	"path/filepath"

	"ambitilombardia/bench/measure"
)

// geoCommand is this program, told to do the job once.
func geoCommand(boundaries, members, mapshaper, folder string) ([]string, error) {
	self, err := os.Executable()
	return []string{self, "--job", folder, "--boundaries", boundaries, "--members", members, "--mapshaper", mapshaper}, err
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
	if _, err := measure.Run(1, append(mapshaperDissolve(boundaries, members, mapshaper), "-o", dissolved)...); err != nil {
		return err
	}
	command := append([]string{"node", mapshaper, dissolved}, mapshaperSimplify...)
	_, err := measure.Run(1, append(command, "-o", simple)...)
	return err
}
