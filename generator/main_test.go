package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"ambitilombardia/generator/smallproject"
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
			"small":   small,
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
	ts.Check(copyProject(ts.Getenv("PROJECT"), ts.MkAbs(args[0])))
}

// small DIR makes the small project, whose check and build take a moment.
func small(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(writeSmall(ts.Getenv("PROJECT"), ts.MkAbs(args[0])))
}

func writeSmall(from, to string) error {
	files, err := smallproject.Files(from)
	if err != nil {
		return err
	}
	return smallproject.Write(from, to, files)
}

func copyProject(from, to string) error {
	if err := copyParts(from, to, source.Project...); err != nil {
		return err
	}
	return os.Symlink(filepath.Join(from, "node_modules"), filepath.Join(to, "node_modules"))
}

func copyParts(from, to string, names ...string) error {
	for _, name := range names {
		whole := filepath.Join(from, name)
		info, err := os.Stat(whole)
		if err != nil {
			continue // it need not be there
		}
		if info.IsDir() {
			err = os.CopyFS(filepath.Join(to, name), os.DirFS(whole))
		} else {
			err = copyFile(whole, filepath.Join(to, name), 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string, mode os.FileMode) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, mode)
}
