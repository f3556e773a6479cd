// Package measure runs programs side by side and compares what they take: commands go in, a table of ratios comes out.
package measure

import (
	"fmt"
	"os/exec"
	"syscall"
	"time"
)

// Cost is what a process took.
type Cost struct {
	Time   time.Duration // from start to end, on the wall
	Work   time.Duration // of the processors, which other programs disturb less
	Memory int64         // the largest resident set, in bytes; Linux tells no less than this program's own at the start
}

// Costs are those of several runs.
type Costs []Cost

// Add runs a command once and notes what it took.
func (c *Costs) Add(command ...string) error {
	cmd := exec.Command(command[0], command[1:]...)
	start := time.Now()
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%.2000s", command, err, output)
	}
	*c = append(*c, Cost{
		Time:   time.Since(start),
		Work:   cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(),
		Memory: cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss * 1024, // Linux counts in kB
	})
	return nil
}

// Least gives the least of each cost: whatever else the machine does can only add to it.
func (c Costs) Least() Cost {
	least := c[0]
	for _, one := range c[1:] {
		least = Cost{min(least.Time, one.Time), min(least.Work, one.Work), min(least.Memory, one.Memory)}
	}
	return least
}

// Run runs a command several times and gives the least of each cost.
func Run(times int, command ...string) (Cost, error) {
	var c Costs
	for range times {
		if err := c.Add(command...); err != nil {
			return Cost{}, err
		}
	}
	return c.Least(), nil
}
