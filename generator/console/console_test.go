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
	c := Console{&screen{out: &out, terminal: true}}
	var both sync.WaitGroup
	both.Go(func() { c.Run("dati", lasting(1, 4)) })
	both.Go(func() { c.Run("mappe", lasting(2, 4)) })
	both.Wait()
	if bars := strings.Contains(out.String(), "25%"); bars == strings.Contains(out.String(), "50%") {
		t.Errorf("wanted one bar: %q", out.String())
	}
	for _, name := range []string{"dati", "mappe"} {
		if !regexp.MustCompile(`(^|[\r\n])` + name + ` +fatto +\d+\.\d\d s\n`).MatchString(out.String()) {
			t.Errorf("%s has no line of its own: %q", name, out.String())
		}
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
