package console

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// record is a writer that two goroutines may share.
type record struct {
	sync.Mutex
	bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.Lock()
	defer r.Unlock()
	return r.Buffer.Write(p)
}

// lasting is work of some steps that takes longer than it takes to deserve a bar.
func lasting(done, total int) func(*Phase) ([]string, error) {
	return func(p *Phase) ([]string, error) {
		p.Set(done, total)
		time.Sleep(barDelay + 400*time.Millisecond)
		return []string{"fatto"}, nil
	}
}

func TestAPhaseIsOneLineWithCountsAndTime(t *testing.T) {
	var out record
	err := New(&out).Run("fonti", func(*Phase) ([]string, error) { return []string{"91 Ambiti", "1506 Comuni"}, nil })
	if err != nil || !regexp.MustCompile(`^fonti +91 Ambiti, 1506 Comuni +\d+\.\d\d s\n$`).MatchString(out.String()) {
		t.Errorf("wrote %q, %v", out.String(), err)
	}
}

func TestAFailedPhaseLeavesTheWordToItsError(t *testing.T) {
	var out record
	fault := errors.New("rotto")
	if err := New(&out).Run("fonti", func(*Phase) ([]string, error) { return nil, fault }); err != fault || out.Len() > 0 {
		t.Errorf("gave %v, wrote %q", err, out.String())
	}
}

func TestTheZeroConsoleIsSilent(t *testing.T) {
	var quiet Console
	if err := quiet.Run("fonti", func(p *Phase) ([]string, error) { p.Step(); return []string{"1 cosa"}, nil }); err != nil {
		t.Error(err)
	}
}

func TestALongPhaseHasABarOnATerminalOnly(t *testing.T) {
	for _, terminal := range []bool{true, false} {
		var out record
		if err := (Console{&screen{out: &out, terminal: terminal}}).Run("pagine", lasting(2, 4)); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "50%"); got != terminal {
			t.Errorf("terminal %v: bar %v in %q", terminal, got, out.String())
		}
		if !strings.HasSuffix(out.String(), " s\n") {
			t.Errorf("the phase's line does not come last: %q", out.String())
		}
	}
}

func TestAShortPhaseHasNoBar(t *testing.T) {
	var out record
	err := Console{&screen{out: &out, terminal: true}}.Run("fonti", func(p *Phase) ([]string, error) { p.Set(1, 2); return nil, nil })
	if err != nil || strings.Contains(out.String(), "%") {
		t.Errorf("wrote %q, %v", out.String(), err)
	}
}

func TestAPhaseOfUnknownLengthHasNoBar(t *testing.T) {
	var out record
	err := Console{&screen{out: &out, terminal: true}}.Run("fonti", lasting(0, 0))
	time.Sleep(300 * time.Millisecond) // nothing may be drawn after the end either
	if err != nil || strings.Count(out.String(), "fonti") != 1 {
		t.Errorf("wrote %q, %v", out.String(), err)
	}
}

func TestPhasesSideBySideShareOneBarAndKeepTheirLines(t *testing.T) {
	var out record
	s := &screen{out: &out, terminal: true}
	first, second := &Phase{name: "dati"}, &Phase{name: "mappe"}
	first.Set(1, 4)
	second.Set(2, 4)
	s.show(first)
	s.show(second)
	if !strings.Contains(out.String(), "25%") || strings.Contains(out.String(), "50%") {
		t.Errorf("wanted the bar of the first only: %q", out.String())
	}
	s.line("api finita")
	if lines := strings.FieldsFunc(out.String(), func(r rune) bool { return r == '\r' || r == '\n' }); lines[len(lines)-1] != "api finita" {
		t.Errorf("the line is not alone: %q", out.String())
	}
	s.clear(first)
	s.show(second)
	if !strings.Contains(out.String(), "50%") {
		t.Errorf("the bar does not pass on: %q", out.String())
	}
}

func TestStepsOfManyGoroutinesAreAllCounted(t *testing.T) {
	err := New(&record{}).Run("pagine", func(p *Phase) ([]string, error) {
		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				for range 100 {
					p.Step()
				}
			})
		}
		group.Wait()
		if p.Done() != 1000 {
			t.Errorf("counted %d", p.Done())
		}
		return nil, nil
	})
	if err != nil {
		t.Error(err)
	}
}
