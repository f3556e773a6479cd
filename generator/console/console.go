// Package console tells a person what a build is doing: one line for each phase with its counts and its time, and on a
// terminal a progress bar for a phase that lasts over a second. With Quiet it says nothing: errors are the command's own.
package console

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// barDelay is how long a phase lasts before it deserves a bar.
const barDelay = time.Second

// Console writes the phases of a build, which may run side by side. Its zero value is silent.
type Console struct {
	*screen
}

// screen is where lines and bars go. One phase at a time has a bar: the first that lasts long enough.
type screen struct {
	sync.Mutex
	out      io.Writer
	terminal bool
	owner    *Phase                   // of the bar
	bar      *progressbar.ProgressBar // nil: none is drawn
}

// New writes to out, with progress bars when out is a terminal.
func New(out io.Writer) Console {
	file, ok := out.(*os.File)
	return Console{&screen{out: out, terminal: ok && term.IsTerminal(int(file.Fd()))}}
}

// Phase is one step of the build under way. Step may be called by several goroutines.
type Phase struct {
	console Console
	name    string
	start   time.Time
	total   atomic.Int64
	done    atomic.Int64
	stop    chan struct{}
	drawn   chan struct{} // closed when the bar is gone
}

// Run does one phase: work reports its progress to the Phase and gives the counts for its line, «91 Ambiti», «8 ATS».
// A phase that fails has no line: the error has the word.
func (c Console) Run(name string, work func(*Phase) (counts []string, err error)) error {
	p := &Phase{console: c, name: name, start: time.Now(), stop: make(chan struct{}), drawn: make(chan struct{})}
	if c.screen != nil && c.terminal {
		go p.draw()
	} else {
		close(p.drawn)
	}
	counts, err := work(p)
	close(p.stop)
	<-p.drawn // the bar is gone
	if err == nil && c.screen != nil {
		c.line(fmt.Sprintf("%-12s %-60s %6.2f s", name, strings.Join(counts, ", "), time.Since(p.start).Seconds()))
	}
	return err
}

// Tell writes a line that is no phase, where phases are told.
func (c Console) Tell(text string) {
	if c.screen != nil {
		c.line(text)
	}
}

// line writes a line in the place of the bar, which comes back below it.
func (s *screen) line(text string) {
	s.Lock()
	defer s.Unlock()
	if s.bar != nil {
		s.bar.Clear()
	}
	fmt.Fprintln(s.out, text)
}

// Step says that one more of the steps is done.
func (p *Phase) Step() { p.done.Add(1) }

// Done tells how many of the steps are done.
func (p *Phase) Done() int { return int(p.done.Load()) }

// Set says how many of the steps are done and how many there are.
func (p *Phase) Set(done, total int) {
	p.done.Store(int64(done))
	p.total.Store(int64(total))
}

// draw shows the bar from barDelay on until the phase ends. A phase that does not know its steps has none: what would
// move says nothing.
func (p *Phase) draw() {
	defer close(p.drawn)
	defer p.console.clear(p)
	select {
	case <-p.stop:
		return
	case <-time.After(barDelay):
	}
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-tick.C:
			p.console.show(p)
		}
	}
}

// show brings the bar up to date if it is this phase's or nobody's.
func (s *screen) show(p *Phase) {
	s.Lock()
	defer s.Unlock()
	total := p.total.Load()
	if total == 0 || s.owner != nil && s.owner != p {
		return
	}
	if s.owner == nil {
		s.owner = p
		s.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(s.out), progressbar.OptionSetDescription(p.name),
			progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false))
	}
	s.bar.ChangeMax64(total)
	s.bar.Set64(min(p.done.Load(), total)) // a bar that cannot be drawn is no reason to stop a build
}

// clear takes the bar of a phase away: the phase's own line takes its place.
func (s *screen) clear(p *Phase) {
	s.Lock()
	defer s.Unlock()
	if s.owner == p {
		s.bar.Clear()
		s.owner, s.bar = nil, nil
	}
}
