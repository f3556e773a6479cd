//go:build unix

package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain turns the test binary into a build that misbehaves when a test
// starts it as one: only a real process can be killed.
func TestMain(m *testing.M) {
	if how, ok := os.LookupEnv("PUBLISH_CHILD"); ok {
		child(how, os.Getenv("PUBLISH_OUT"))
	}
	os.Exit(m.Run())
}

// child publishes into out in one of several ways and ends the process.
func child(how, out string) {
	time.AfterFunc(20*time.Second, func() { panic("nobody killed this process") })
	how, argument, _ := strings.Cut(how, " ")
	number, _ := strconv.Atoi(argument)
	die := func() { syscall.Kill(os.Getpid(), syscall.SIGKILL); select {} }
	var err error
	switch how {
	case "forever": // publishes two sites in turn, beginning with one or the other
		for i := number; err == nil; i++ {
			err = Replace(out, pages([]string{"uno", "due"}[i%2]), nil)
		}
	case "forever-by-renames":
		for i := number; err == nil; i++ {
			var o *Output
			if o, err = Open(out); err == nil {
				o.exchange = func(a, b string) error { return errors.ErrUnsupported }
				err = errors.Join(o.Replace(pages([]string{"uno", "due"}[i%2]), nil), o.Close())
			}
		}
	case "die-after-files":
		err = Replace(out, pages("due"), func(done, _ int) {
			if done == number {
				die()
			}
		})
	case "die-at-swap": // 0 before it, 1 after it, 2 between two renames
		var o *Output
		if o, err = Open(out); err == nil {
			o.exchange = func(a, b string) error {
				if number == 1 {
					exchange(a, b)
				}
				if number == 2 {
					os.Rename(b, o.former)
				}
				die()
				return nil
			}
			err = o.Replace(pages("due"), nil)
		}
	case "small-disk": // no file may grow beyond 500 bytes
		var limit syscall.Rlimit
		syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit)
		limit.Cur = 500
		syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
		err = Replace(out, pages("due"), nil)
	case "nobody":
		if os.Geteuid() == 0 { // permissions do not bind root
			if err := errors.Join(syscall.Setgid(65534), syscall.Setuid(65534)); err != nil {
				panic(err)
			}
		}
		err = Replace(out, pages("due"), nil)
	default:
		panic(how)
	}
	var input *InputError
	switch {
	case err == nil:
		os.Exit(0)
	case errors.As(err, &input):
		os.Exit(1)
	}
	os.Stderr.WriteString(err.Error() + "\n")
	if errors.Is(err, fs.ErrPermission) {
		os.Exit(13)
	}
	os.Exit(3)
}

// start runs a child and returns it with what it will have written.
func start(t *testing.T, how, out string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "PUBLISH_CHILD="+how, "PUBLISH_OUT="+out)
	var text bytes.Buffer
	cmd.Stderr = &text
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, &text
}

// sums are the checksums of the two sites that children publish.
func sums(t *testing.T) (one, two string) {
	scratch := filepath.Join(t.TempDir(), "public")
	return mustReplace(t, scratch, pages("uno")), mustReplace(t, scratch, pages("due"))
}

func TestABuildKilledAtAnyMomentLeavesAWholeSite(t *testing.T) {
	one, two := sums(t)
	for _, how := range []string{"forever", "forever-by-renames"} {
		t.Run(how, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			mustReplace(t, out, pages("uno"))
			random := rand.New(rand.NewPCG(7, 2026))
			seen := map[string]int{}
			for i := range kills {
				cmd, text := start(t, how+" "+strconv.Itoa(i), out)
				time.Sleep(time.Duration(10+random.IntN(190)) * time.Millisecond)
				cmd.Process.Kill()
				cmd.Wait()
				if text.Len() > 0 {
					t.Fatalf("the build stopped by itself: %s", text)
				}
				sum := checksum(t, out)
				if sum == "" && how == "forever-by-renames" {
					// The instant between two renames: the next Open restores it.
					o, err := Open(out)
					if err != nil {
						t.Fatal(err)
					}
					o.Close()
					seen["restored"]++
					sum = checksum(t, out)
				}
				if sum != one && sum != two {
					t.Fatal("the site is neither the old one nor the new one")
				}
				seen[sum]++
				if entries, _ := os.ReadDir(parent); len(entries) > 1 {
					seen["left over"]++
				}
			}
			t.Logf("old %d, new %d, restored %d, with something left over %d", seen[one], seen[two], seen["restored"], seen["left over"])
			if seen[one] == 0 || seen[two] == 0 || seen["left over"] == 0 {
				t.Error("the kills did not fall in the middle of the work: the test proves nothing")
			}
			mustReplace(t, out, pages("uno"))
			only(t, parent, "public")
		})
	}
}

// kills is how often each way of publishing is killed.
const kills = 50

func TestABuildKilledAtEachStepLeavesAWholeSite(t *testing.T) {
	one, two := sums(t)
	steps := map[string]string{"die-at-swap 0": one, "die-at-swap 1": two, "die-at-swap 2": one}
	for i := 1; i <= len(pages("")); i += 8 {
		steps["die-after-files "+strconv.Itoa(i)] = one
	}
	for how, want := range steps {
		t.Run(how, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			mustReplace(t, out, pages("uno"))
			cmd, _ := start(t, how, out)
			if err := cmd.Wait(); err == nil || cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
				t.Fatalf("the build was not killed: %v", err)
			}
			o, err := Open(out)
			if err != nil {
				t.Fatal(err)
			}
			o.Close()
			if checksum(t, out) != want {
				t.Error("the site is not the one expected")
			}
			only(t, parent, "public")
		})
	}
}

func TestAMachineThatFailsKeepsTheOldSite(t *testing.T) {
	for _, c := range []struct {
		how  string
		code int
		want string
	}{
		{"small-disk", 3, "file too large"},
		{"nobody", 13, "permission denied"},
	} {
		t.Run(c.how, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			old := mustReplace(t, out, pages("uno"))
			allow := func(mode os.FileMode) {}
			if c.how == "nobody" {
				allow = func(mode os.FileMode) { // everybody may come this far, but nobody write
					for folder := parent; folder != os.TempDir() && len(folder) > 1; folder = filepath.Dir(folder) {
						os.Chmod(folder, mode)
					}
				}
			}
			allow(0o555)
			cmd, text := start(t, c.how, out)
			cmd.Wait()
			allow(0o755)
			code := cmd.ProcessState.ExitCode()
			if code != c.code || !strings.Contains(text.String(), c.want) {
				t.Errorf("exit %d, %s\nwant %d, %q", code, text, c.code, c.want)
			}
			if checksum(t, out) != old {
				t.Error("the old site was changed")
			}
			mustReplace(t, out, pages("due"))
			only(t, parent, "public")
		})
	}
}

func TestTwoProcessesDoNotMix(t *testing.T) {
	one, two := sums(t)
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	mustReplace(t, out, pages("uno"))
	first, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	cmd, text := start(t, "forever", out)
	cmd.Wait()
	if cmd.ProcessState.ExitCode() != 3 || !strings.Contains(text.String(), ErrBusy.Error()) {
		t.Errorf("exit %d, %s", cmd.ProcessState.ExitCode(), text)
	}
	first.Close()
	// Two that fight for the folder: sooner or later one finds it reserved and stops, and the site stays whole.
	a, said := start(t, "forever", out)
	b, saidToo := start(t, "forever", out)
	ended := make(chan *exec.Cmd, 2)
	for _, cmd := range []*exec.Cmd{a, b} {
		go func() { cmd.Wait(); ended <- cmd }()
	}
	<-ended
	a.Process.Kill()
	b.Process.Kill()
	<-ended
	if !strings.Contains(said.String()+saidToo.String(), ErrBusy.Error()) {
		t.Errorf("none was turned away: %s, %s", said, saidToo)
	}
	if sum := checksum(t, out); sum != one && sum != two {
		t.Error("the site is a mixture")
	}
	mustReplace(t, out, pages("uno"))
	only(t, parent, "public")
}

func TestModesAreTheSameUnderAnyUmask(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	open := mustReplace(t, out, pages("uno"))
	old := syscall.Umask(0o077)
	closed := mustReplace(t, out, pages("uno"))
	syscall.Umask(old)
	info, err := os.Stat(filepath.Join(out, "comuni"))
	if open != closed || err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("the umask changes the site (%v, %v)", info.Mode(), err)
	}
}
