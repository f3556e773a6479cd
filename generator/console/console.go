// Package console tells a person what a build is doing: one line for each phase with its counts and its time, and on a
// terminal a progress bar for a phase that lasts over a second. With Quiet it says nothing: errors are the command's own.
package console

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// barDelay is how long a phase lasts before it deserves a bar.
const barDelay = time.Second

// Console writes the phases of a build. Its zero value is silent.
type Console struct {
	out      io.Writer
	terminal bool
}

// New writes to out, with progress bars when out is a terminal.
func New(out io.Writer) Console {
	file, ok := out.(*os.File)
	return Console{out: out, terminal: ok && term.IsTerminal(int(file.Fd()))}
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
	if c.terminal {
		go p.draw()
	} else {
		close(p.drawn)
	}
	counts, err := work(p)
	close(p.stop)
	<-p.drawn // the bar is gone
	if err == nil && c.out != nil {
		fmt.Fprintf(c.out, "%-12s %-60s %6.2f s\n", name, strings.Join(counts, ", "), time.Since(p.start).Seconds())
	}
	return err
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
	select {
	case <-p.stop:
		return
	case <-time.After(barDelay):
	}
	var bar *progressbar.ProgressBar
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			if bar != nil {
				bar.Clear() // the phase's own line takes the bar's place
			}
			return
		case <-tick.C:
			total := p.total.Load()
			if total == 0 {
				continue
			}
			if bar == nil {
				bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(p.console.out), progressbar.OptionSetDescription(p.name),
					progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false))
			}
			bar.ChangeMax64(total)
			bar.Set64(min(p.done.Load(), total)) // a bar that cannot be drawn is no reason to stop a build
		}
	}
}
