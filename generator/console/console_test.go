package console

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// screen is a writer that two goroutines may share.
type screen struct {
	sync.Mutex
	bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.Lock()
	defer s.Unlock()
	return s.Buffer.Write(p)
}

func TestAPhaseIsOneLineWithCountsAndTime(t *testing.T) {
	var out screen
	phase := New(&out).Start("fonti", 0)
	phase.End("91 Ambiti", "1506 Comuni")
	if !regexp.MustCompile(`^fonti +91 Ambiti, 1506 Comuni +\d+\.\d\d s\n$`).MatchString(out.String()) {
		t.Errorf("wrote %q", out.String())
	}
}

func TestAFailedPhaseLeavesTheWordToItsError(t *testing.T) {
	var out screen
	New(&out).Start("fonti", 0).Fail()
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
}

func TestTheZeroConsoleIsSilent(t *testing.T) {
	var quiet Console
	phase := quiet.Start("fonti", 3)
	phase.Step()
	phase.End("3 cose")
}

func TestALongPhaseHasABarOnATerminalOnly(t *testing.T) {
	for _, terminal := range []bool{true, false} {
		var out screen
		phase := Console{out: &out, terminal: terminal}.Start("pagine", 4)
		phase.Step()
		phase.Step()
		time.Sleep(barDelay + 400*time.Millisecond)
		phase.End("2 file")
		if got := strings.Contains(out.String(), "50%"); got != terminal {
			t.Errorf("terminal %v: bar %v in %q", terminal, got, out.String())
		}
		if !strings.HasSuffix(out.String(), " s\n") {
			t.Errorf("the phase's line does not come last: %q", out.String())
		}
	}
}

func TestAShortPhaseHasNoBar(t *testing.T) {
	var out screen
	phase := Console{out: &out, terminal: true}.Start("fonti", 1)
	phase.Step()
	phase.End("1 file")
	if strings.Contains(out.String(), "%") {
		t.Errorf("wrote %q", out.String())
	}
}

func TestAPhaseOfUnknownLengthHasNoBar(t *testing.T) {
	var out screen
	phase := Console{out: &out, terminal: true}.Start("fonti", 0)
	time.Sleep(barDelay + 400*time.Millisecond)
	phase.End("fatto")
	time.Sleep(300 * time.Millisecond)
	if strings.Count(out.String(), "fonti") != 1 {
		t.Errorf("wrote %q", out.String())
	}
}

func TestStepsOfManyGoroutinesAreAllCounted(t *testing.T) {
	phase := New(&screen{}).Start("pagine", 1000)
	var group sync.WaitGroup
	for range 10 {
		group.Go(func() {
			for range 100 {
				phase.Step()
			}
		})
	}
	group.Wait()
	if phase.Done() != 1000 {
		t.Errorf("counted %d", phase.Done())
	}
}
