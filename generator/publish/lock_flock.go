//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lock holds a file locked (flock(2)) until unlock, or until the process dies
// in whatever way. The file itself means nothing and is removed by its holder.
func lock(name string) (unlock func() error, err error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o644)
		if err != nil {
			return nil, err
		}
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
			f.Close()
			if errors.Is(err, unix.EWOULDBLOCK) {
				return nil, ErrBusy
			}
			return nil, os.NewSyscallError("flock", err)
		}
		// The former holder may have removed the file between our open and our
		// flock; then the lock is on a file that nobody else will meet.
		held, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if named, err := os.Lstat(name); err == nil && os.SameFile(held, named) {
			return func() error { return errors.Join(os.Remove(name), f.Close()) }, nil
		}
		f.Close()
	}
}
