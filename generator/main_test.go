package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"ambitilombardia/generator/source"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ambiti": main})
}

func TestCommand(t *testing.T) {
	root, err := filepath.Abs("..") // this repository, with its real data
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("PROJECT", root)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"clone":   clone,
			"replace": replace,
			"toxlsx":  toXLSX,
			"setcell": setCell,
		},
	})
}

// exits STATUS ARGS… runs the command as a user does and compares its exit status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec("ambiti", args[1:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if (got == want) == neg {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// clone DIR copies the project's own files, so that a script may spoil them; the npm packages are shared.
func clone(ts *testscript.TestScript, neg bool, args []string) {
	to := ts.MkAbs(args[0])
	for _, name := range source.Project {
		from := filepath.Join(ts.Getenv("PROJECT"), name)
		switch info, err := os.Stat(from); {
		case err != nil: // it need not be there
		case info.IsDir():
			ts.Check(os.CopyFS(filepath.Join(to, name), os.DirFS(from)))
		default:
			data, err := os.ReadFile(from)
			ts.Check(err)
			ts.Check(os.WriteFile(filepath.Join(to, name), data, 0o644))
		}
	}
	ts.Check(os.Symlink(filepath.Join(ts.Getenv("PROJECT"), "node_modules"), filepath.Join(to, "node_modules")))
}
