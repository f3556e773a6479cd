package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"runtime"
	"syscall"
)

// A Go program that runs out of memory is ended by its own runtime, with the status of a wrong use and pages of stacks, or
// by the system, without a word. So the work is done by a second process of this program, and this one says what happened.

// working is the variable that tells the second process from the first.
const working = "AMBITI_WORKING"

// supervise runs the command in a second process and gives its exit status. It is false in that process itself, which
// does the work.
func supervise(args []string, stderr io.Writer) (status int, done bool) {
	if os.Getenv(working) != "" {
		os.Unsetenv(working)
		return 0, false
	}
	program, err := os.Executable()
	if err != nil {
		return 0, false
	}
	runtime.LockOSThread() // the second process ends with the thread that has started it
	said := &crashWriter{to: stderr}
	worker := exec.Cmd{Path: program, Args: args, Env: append(os.Environ(), working+"=1"), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: said, SysProcAttr: endTogether()}
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	if err := worker.Start(); err != nil {
		signal.Stop(signals)
		return 0, false // no room for a second process: this one does the work
	}
	go func() {
		for s := range signals {
			worker.Process.Signal(s)
		}
	}()
	return verdict(worker.Wait(), said), true
}

// verdict gives the exit status for how the second process has ended, and says what that process could not.
func verdict(err error, said *crashWriter) int {
	var exit *exec.ExitError
	crashed := said.crashed()
	switch {
	case err == nil:
		return 0
	case crashed && outOfMemory.Match(said.crash):
		fmt.Fprintln(said.to, "La memoria di questo computer non basta: il lavoro si è fermato e non ha cambiato nulla. Chiudere altri programmi, o usare un computer con più memoria.")
		return exitMachine
	case crashed:
		fmt.Fprintf(said.to, "Il programma si è fermato per un errore suo; il lavoro non ha cambiato nulla. Da mandare a chi lo cura:\n%s", said.crash)
		return exitMachine
	case !errors.As(err, &exit):
		fmt.Fprintln(said.to, "Il lavoro non si può seguire:", err)
		return exitMachine
	case killed(exit.ProcessState):
		fmt.Fprintln(said.to, "Il sistema ha fermato il lavoro, di solito perché la memoria è finita; non è cambiato nulla. Chiudere altri programmi, o usare un computer con più memoria.")
		return exitMachine
	case exit.ExitCode() < 0: // by another signal
		return exitMachine
	}
	return exit.ExitCode()
}

var (
	// outOfMemory is how the runtime says so, also where it finds no room for a thread.
	outOfMemory = regexp.MustCompile(`(?m)^(fatal error|runtime|runtime/cgo|panic): .*(out of memory|cannot allocate|failed to reserve|failed to create new OS thread|newosproc|pthread_create failed)`)
	// crash is how the runtime begins to say why it ends a program.
	crash = regexp.MustCompile(`(?m)^(fatal error: |runtime: |runtime/cgo: |panic: |SIG[A-Z]+: )`)
)

// crashWriter passes on what a process says, but for what its runtime says when it ends it.
type crashWriter struct {
	to    io.Writer
	crash []byte // from there on
}

func (w *crashWriter) Write(text []byte) (int, error) {
	if w.crash != nil {
		w.crash = append(w.crash, text...)
		return len(text), nil
	}
	passed := text
	if at := crash.FindIndex(text); at != nil {
		passed, w.crash = text[:at[0]], bytes.Clone(text[at[0]:])
	}
	_, err := w.to.Write(passed)
	return len(text), err
}

func (w *crashWriter) crashed() bool { return w.crash != nil }
