package main

import (
	"os"
	"syscall"
)

// endTogether lets a process end when the one that has started it does, however that ends.
func endTogether() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// killed tells a process that was ended without being asked, as Linux does when memory runs out.
func killed(state *os.ProcessState) bool {
	status, ok := state.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGKILL
}
