package source

import (
	"context"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
)

// Sentence gives the text of an error for a person who reads Italian: also what the system says of its own faults, and
// nothing in it commands the terminal.
func Sentence(err error) string {
	lines := strings.Split(translation(err).Replace(err.Error()), "\n")
	for i, line := range lines {
		lines[i] = Visible(line)
	}
	return strings.Join(lines, "\n")
}

// translation has the system's words in an error, and in those that it wraps, with their Italian.
func translation(err error) *strings.Replacer {
	var words []string
	var visit func(error)
	visit = func(err error) {
		switch e := err.(type) {
		case *fs.PathError:
			words = append(words, e.Op+" "+e.Path+": ", e.Path+": ")
		case *os.LinkError:
			words = append(words, e.Op+" "+e.Old+" "+e.New+": ", e.New+": ")
		case *os.SyscallError:
			words = append(words, e.Syscall+": ", "")
		case *net.OpError:
			words = append(words, strings.TrimSuffix(e.Error(), e.Err.Error()), peer(e))
		case *net.DNSError:
			words = append(words, e.Error(), "nessun computer ha il nome «"+e.Name+"»")
		case syscall.Errno:
			if italian, known := faults[e]; known {
				words = append(words, e.Error(), italian)
			}
		}
		if err == os.ErrDeadlineExceeded || err == context.DeadlineExceeded {
			words = append(words, err.Error(), faults[syscall.ETIMEDOUT])
		}
		switch e := err.(type) {
		case interface{ Unwrap() error }:
			if inner := e.Unwrap(); inner != nil {
				visit(inner)
			}
		case interface{ Unwrap() []error }:
			for _, inner := range e.Unwrap() {
				visit(inner)
			}
		}
	}
	visit(err)
	return strings.NewReplacer(words...)
}

// peer is the address that a fault of the network is about.
func peer(e *net.OpError) string {
	if e.Addr == nil {
		return ""
	}
	return e.Addr.String() + ": "
}

// faults are what the system says when a person can do something about it.
var faults = map[syscall.Errno]string{
	syscall.EACCES:        "il permesso è negato",
	syscall.EADDRINUSE:    "la porta è già usata",
	syscall.EADDRNOTAVAIL: "questo computer non ha quell’indirizzo",
	syscall.EBUSY:         "qualcuno lo sta usando",
	syscall.ECONNREFUSED:  "la connessione è rifiutata",
	syscall.ECONNRESET:    "la connessione si è interrotta",
	syscall.EDQUOT:        "lo spazio assegnato è finito",
	syscall.EEXIST:        "c’è già",
	syscall.EFBIG:         "il file è troppo grande per questo disco",
	syscall.EHOSTUNREACH:  "il computer non si raggiunge",
	syscall.EINVAL:        "il sistema non lo ammette",
	syscall.EIO:           "il disco non risponde come deve",
	syscall.EISDIR:        "è una cartella",
	syscall.ELOOP:         "troppi collegamenti uno dentro l’altro",
	syscall.EMFILE:        "troppi file aperti insieme",
	syscall.ENAMETOOLONG:  "il nome è troppo lungo",
	syscall.ENETUNREACH:   "la rete non si raggiunge",
	syscall.ENFILE:        "troppi file aperti insieme",
	syscall.ENODEV:        "il dispositivo non c’è",
	syscall.ENOENT:        "non c’è",
	syscall.ENOMEM:        "la memoria non basta",
	syscall.ENOSPC:        "il disco è pieno",
	syscall.ENOTDIR:       "una parte del percorso non è una cartella",
	syscall.ENOTEMPTY:     "la cartella non è vuota",
	syscall.EPERM:         "il permesso è negato",
	syscall.EROFS:         "il disco si può soltanto leggere",
	syscall.ETIMEDOUT:     "la risposta non arriva",
	syscall.EXDEV:         "è su un altro disco",
}
