package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A copy whose codes met those of another would be a region with errors, and the growth that of the error messages.
func TestCopiesShareNoCodes(t *testing.T) {
	rows := [][]string{{"321"}, {"322"}, {"321"}, {""}}
	region := territory{copies: 16, codes: map[string]map[string][]string{}}
	region.newCodes("codice_ats", 3, rows, 0)
	seen := map[string]bool{}
	deal := func(code string) {
		if seen[code] {
			t.Errorf("%s is dealt twice", code)
		}
		seen[code] = true
	}
	for n := range region.copies {
		for _, code := range []string{"321", "322"} {
			deal(region.codes["codice_ats"][code][n])
		}
	}
	if region.codes["codice_ats"]["321"][0] != "321" {
		t.Error("the first copy is not the region as it is")
	}
	for n := 1; n < region.copies; n++ {
		for i, sign := range regionSigns {
			deal(copyProvince(sign, n))
			deal(copyISTAT([]string{"012001", "013001", "014001", "015001", "016001", "017001", "018001", "019001", "020001", "097001", "098001", "108001"}[i], n))
		}
	}
}

// The generator that builds the copies knows their provinces, and lets them lie beside the region.
func TestTheGeneratorIsToldOfTheCopies(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", provinceFile))
	if err != nil {
		t.Fatal(err)
	}
	patched, err := provinces(string(text), 4)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(provinceRow.FindAllString(patched, -1)); n != 4*len(regionProvinces) {
		t.Errorf("%d provinces, want %d", n, 4*len(regionProvinces))
	}
	if m := regionExtent.FindStringSubmatch(patched); m == nil || m[1] != anywhere {
		t.Errorf("the extent is %q", m)
	}
}
