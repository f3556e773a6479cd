package source

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"syscall"
	"testing"
)

func TestAFaultOfTheSystemIsToldInItalian(t *testing.T) {
	for _, one := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "/srv/www/a", Err: syscall.EACCES}, "/srv/www/a: il permesso è negato"},
		{fmt.Errorf("scrittura: %w", &fs.PathError{Op: "write", Path: "/x", Err: syscall.ENOSPC}), "scrittura: /x: il disco è pieno"},
		{fmt.Errorf("pubblicazione: %w", errors.Join(&os.LinkError{Op: "renameat2", Old: "/a", New: "/b", Err: syscall.EBUSY}, os.NewSyscallError("syncfs", syscall.EIO))),
			"pubblicazione: /b: qualcuno lo sta usando\nil disco non risponde come deve"},
		{fmt.Errorf("invio: %w", &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}), "invio: la connessione è rifiutata"},
		{fmt.Errorf("ascolto: %w", &net.OpError{Op: "listen", Net: "tcp", Addr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}, Err: os.NewSyscallError("bind", syscall.EACCES)}),
			"ascolto: 127.0.0.1:80: il permesso è negato"},
		{&net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: "s3.invalid", Server: "127.0.0.1:53"}}, "nessun computer ha il nome «s3.invalid»"},
		{&net.OpError{Op: "read", Net: "tcp", Err: os.ErrDeadlineExceeded}, "la risposta non arriva"},
		{errors.New("il nome \x1b[2J\u202e"), "il nome ⟨U+001B⟩[2J⟨U+202E⟩"},
		{&fs.PathError{Op: "open", Path: "a\nb", Err: syscall.ENOENT}, "a\nb: non c’è"},
	} {
		if got := Sentence(one.err); got != one.want {
			t.Errorf("%v: told as %q, want %q", one.err, got, one.want)
		}
	}
}
