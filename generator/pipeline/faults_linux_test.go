package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"ambitilombardia/generator/publish"
)

// TestMain turns the test binary into a build, or into one on a disk that fails, when a test starts it as such: only a real
// process can be killed, and only one with mounts of its own can have such a disk.
func TestMain(m *testing.M) {
	root := os.Getenv("PIPELINE_ROOT")
	switch os.Getenv("PIPELINE_CHILD") {
	case "build":
		os.Exit(childBuild(root))
	case "small disk":
		os.Exit(onDisk(root, "size=3m", "size=500m", 0, "no space left on device"))
	case "read-only disk":
		os.Exit(onDisk(root, "size=500m", "", syscall.MS_RDONLY, "read-only file system"))
	case "file limit":
		limit := syscall.Rlimit{Cur: 60_000, Max: math.MaxUint64}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			panic(err)
		}
		os.Exit(childBuild(root))
	}
	os.Exit(m.Run())
}

// childBuild builds as the command does, and ends with its status.
func childBuild(root string) int {
	err := Build(Options{Root: root, Out: "sito/public", Compress: true})
	switch {
	case err == nil:
		return 0
	case IsInput(err):
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Fprintln(os.Stderr, err)
	return 3
}

// onDisk puts a disk of its own in the place of the folder around the site, publishes a site there, lets the disk fail, builds,
// mends the disk and builds again. It ends with 0 if the fault was told, the old site whole and the next build clean.
func onDisk(root, size, mended string, fault uintptr, told string) int {
	out := filepath.Join(root, "sito")
	say := func(format string, args ...any) int { fmt.Fprintf(os.Stderr, format+"\n", args...); return 3 }
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return say("mounts of its own: %v", err)
	}
	if err := syscall.Mount("tmpfs", out, "tmpfs", 0, size); err != nil {
		return say("the disk: %v", err)
	}
	old := map[string][]byte{"index.html": []byte("il sito di prima"), "comuni/index.html": bytes.Repeat([]byte("x"), 100_000)}
	staged, err := publish.Open(filepath.Join(out, "public"))
	if err != nil {
		return say("%v", err)
	}
	folder, err := staged.Stage()
	for name, text := range old {
		os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755)
		err = errors.Join(err, os.WriteFile(filepath.Join(folder, name), text, 0o644))
	}
	if err := errors.Join(err, staged.Publish(), staged.Close()); err != nil {
		return say("the old site: %v", err)
	}
	if fault != 0 {
		if err := syscall.Mount("", out, "", syscall.MS_REMOUNT|fault, ""); err != nil {
			return say("the fault: %v", err)
		}
	}
	err = Build(Options{Root: root, Out: "sito/public", Compress: true})
	if err == nil || IsInput(err) || !strings.Contains(err.Error(), told) {
		return say("the build says %v, want a fault of the machine with %q", err, told)
	}
	for name, text := range old {
		if now, err := os.ReadFile(filepath.Join(out, "public", name)); !bytes.Equal(now, text) {
			return say("the old site is not whole: %s: %v", name, err)
		}
	}
	if err := syscall.Mount("", out, "", syscall.MS_REMOUNT, mended); err != nil {
		return say("mending the disk: %v", err)
	}
	if err := Build(Options{Root: root, Out: "sito/public", Compress: true}); err != nil {
		return say("the next build: %v", err)
	}
	return leftOver(out, say)
}

// leftOver complains of what is beside a site.
func leftOver(folder string, say func(string, ...any) int) int {
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		return say("beside the site there is %v, %v", entries, err)
	}
	return 0
}

// child starts the test binary as something else, with mounts of its own if it needs some.
func child(t *testing.T, what, root string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "PIPELINE_CHILD="+what, "PIPELINE_ROOT="+root)
	var said bytes.Buffer
	cmd.Stderr = &said
	if strings.HasSuffix(what, "disk") {
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER, // root or not, root in there
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
	}
	must(t, cmd.Start())
	return cmd, &said
}

// faultyRoot is a small project with a published site, which stands alone in its folder.
func faultyRoot(t *testing.T) (root, out string) {
	t.Helper()
	root = smallRoot(t, smallProject(t))
	out = filepath.Join(root, "sito")
	must(t, os.Mkdir(out, 0o755))
	return root, out
}

func TestABuildOnADiskThatFailsKeepsTheOldSite(t *testing.T) {
	t.Parallel()
	for _, disk := range []string{"small disk", "read-only disk"} {
		t.Run(disk, func(t *testing.T) {
			root, _ := faultyRoot(t)
			cmd, said := child(t, disk, root)
			if err := cmd.Wait(); err != nil {
				t.Errorf("%v: %s", err, said)
			}
		})
	}
}

// editedRoot is a project whose next site is another than the one that it has published.
func editedRoot(t *testing.T) (root, out string, old map[string]string) {
	t.Helper()
	root, out = faultyRoot(t)
	must(t, Build(Options{Root: root, Out: "sito/public", Compress: true}))
	old = treeOf(t, out)
	writeSource(t, root, "content/metodo.md", "---\ntitle: Metodo\nlayout: metodo\ndescription: Il metodo nuovo.\n---\n\nUn altro testo.\n")
	return root, out, old
}

func TestABuildThatMayWriteNoLargeFileKeepsTheOldSite(t *testing.T) {
	t.Parallel()
	root, out, old := editedRoot(t)
	cmd, said := child(t, "file limit", root)
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 3 || !strings.Contains(said.String(), "file too large") {
		t.Errorf("exit %d, %s", code, said)
	}
	sameTree(t, old, treeOf(t, out))
	must(t, Build(Options{Root: root, Out: "sito/public", Compress: true}))
	leftOver(out, func(format string, args ...any) int { t.Errorf(format, args...); return 1 })
}

// The whole build, killed at moments from its first reading to its last rename: however it ends, the site is the old one or the
// new one to the last byte, and the next build cleans up.
func TestTheWholeBuildKilledAtAnyMomentLeavesAWholeSite(t *testing.T) {
	root, out, old := editedRoot(t)
	start := time.Now()
	cmd, said := child(t, "build", root)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	whole := time.Since(start)
	new := treeOf(t, out)
	var kept, replaced, staged int
	const moments = 8
	for i := range moments {
		if i%2 == 0 { // back to the old site, so that every other kill has one to keep
			must(t, os.RemoveAll(filepath.Join(out, "public")))
			for name, text := range old {
				writeSource(t, out, name, text)
			}
		}
		before := treeOf(t, out)
		cmd, said := child(t, "build", root)
		time.Sleep(whole * time.Duration(i+1) / (moments + 1) * 11 / 10)
		cmd.Process.Kill()
		cmd.Wait()
		if said.Len() > 0 {
			t.Fatalf("the build stopped by itself: %s", said)
		}
		now := only(treeOf(t, out), "public/")
		if _, err := os.Stat(filepath.Join(out, ".public.ambiti-new")); err == nil {
			staged++
		}
		switch {
		case maps.Equal(now, only(before, "public/")):
			kept++
		case maps.Equal(now, new):
			replaced++
		default:
			t.Fatalf("killed at moment %d the site is neither the old one nor the new one: %d files", i, len(now))
		}
	}
	t.Logf("a build takes %v; kept %d, replaced %d, something staged %d", whole, kept, replaced, staged)
	if kept == 0 || staged == 0 {
		t.Error("the kills did not fall in the middle of the work: the test proves nothing")
	}
	must(t, Build(Options{Root: root, Out: "sito/public", Compress: true}))
	sameTree(t, new, treeOf(t, out)) // nothing is left over either
}

func TestOfTwoBuildsAtOnceOneIsTurnedAway(t *testing.T) {
	t.Parallel()
	root, out, _ := editedRoot(t)
	first, said := child(t, "build", root)
	for range 1000 {
		if _, err := os.Stat(filepath.Join(out, ".public.ambiti-new")); err == nil {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	second, refusal := child(t, "build", root)
	second.Wait()
	if code := second.ProcessState.ExitCode(); code != 3 || !strings.Contains(refusal.String(), publish.ErrBusy.Error()) {
		t.Errorf("the second ends with %d, %s", code, refusal)
	}
	if err := first.Wait(); err != nil {
		t.Errorf("the first: %v: %s", err, said)
	}
	leftOver(out, func(format string, args ...any) int { t.Errorf(format, args...); return 1 })
	if data, err := os.ReadFile(filepath.Join(out, "public/metodo/index.html")); !bytes.Contains(data, []byte("Un altro testo")) {
		t.Errorf("the first has not published: %v", err)
	}
}

// treeOf gives every file of a folder with its bytes.
func treeOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	walk(t, os.DirFS(folder), func(name string, data []byte) { files[name] = string(data) })
	return files
}

// only keeps the files whose names begin so.
func only(files map[string]string, start string) map[string]string {
	kept := map[string]string{}
	for name, text := range files {
		if strings.HasPrefix(name, start) {
			kept[name] = text
		}
	}
	return kept
}

func sameTree(t *testing.T, want, got map[string]string) {
	t.Helper()
	if !maps.Equal(want, got) {
		t.Errorf("%d files, want %d, or others", len(got), len(want))
	}
}

// A link, a pipe, a device or a folder in the place of a file is told, and nobody waits for a pipe.
func TestWhatIsNoFileIsRefused(t *testing.T) {
	makes := []struct {
		want string
		make func(string) error
	}{
		{"è un collegamento a un altro file", func(name string) error { return os.Symlink("/etc/hostname", name) }},
		{"è un dispositivo o un canale fra programmi", func(name string) error { return syscall.Mkfifo(name, 0o644) }},
	}
	root := smallRoot(t, smallProject(t))
	for _, file := range []string{"hugo.toml", "data/territorio/comuni.csv", "data/allegato-c/tabelle.yaml", boundaryFile,
		"content/metodo.md", "content/macroaree/b-casa.md", "static/nuovo.txt", "layouts/nuovo.html"} {
		for _, strange := range makes {
			name := filepath.Join(root, file)
			before, missing := os.ReadFile(name)
			os.Remove(name)
			must(t, strange.make(name))
			_, err := Check(Options{Root: root})
			if want := file + ": " + strange.want + ": ci si aspettava un file"; err == nil || err.Error() != want || !IsInput(err) {
				t.Errorf("error %v, want %s", err, want)
			}
			must(t, os.Remove(name))
			if missing == nil {
				writeSource(t, root, file, string(before))
			}
		}
	}
	must(t, os.Remove(filepath.Join(root, "data/territorio/comuni.csv")))
	must(t, os.Mkdir(filepath.Join(root, "data/territorio/comuni.csv"), 0o755))
	if _, err := Check(Options{Root: root}); err == nil || !strings.HasPrefix(err.Error(), "data/territorio/comuni.csv: è una cartella") {
		t.Errorf("error %v", err)
	}
}
