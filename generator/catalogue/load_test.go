package catalogue

import (
	"os"
	"testing"
)

func TestTheCommittedSourcesAreWhole(t *testing.T) {
	c, err := Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	if got := []int{len(c.ATS), len(c.ASST), len(c.Ambiti), len(c.Comuni), len(c.Macroaree)}; got[0] != 8 || got[1] != 23 ||
		got[2] != 91 || got[3] != 1506 || got[4] != 10 {
		t.Errorf("ATS, ASST, Ambiti, Comuni, macroaree: %v, want 8, 23, 91, 1506, 10", got)
	}
	want := []int{17, 20, 7, 8, 14, 12, 8, 5} // Allegato A, section 2
	for i, ats := range c.ATS {
		if got := len(c.AmbitiOfATS(ats.Code)); got != want[i] {
			t.Errorf("%s has %d Ambiti, want %d", ats.Name(), got, want[i])
		}
	}
	for _, a := range c.ATS {
		t.Log(a.Name(), a.Slug())
	}
	for _, a := range c.ASST {
		t.Log(a.Name(), a.Slug())
	}
	for _, a := range c.Ambiti[:20] {
		t.Log(a.Name, a.Slug())
	}
}
