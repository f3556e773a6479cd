package deploy

import (
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
	"testing"

	"github.com/aws/smithy-go"

	"ambitilombardia/generator/source"
)

func TestWhatAServiceSaysIsToldInItalian(t *testing.T) {
	of := func(err error) error {
		return fmt.Errorf("lettura della destinazione: %w", &smithy.OperationError{ServiceID: "S3", OperationName: "ListObjectsV2", Err: err})
	}
	for _, one := range []struct {
		err  error
		want string
	}{
		{of(&net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}),
			"il servizio S3 non risponde: controllare AWS_ENDPOINT_URL e la rete: la connessione è rifiutata"},
		{of(&net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: "s3.invalid", Server: "127.0.0.1:53"}}),
			"il servizio S3 non si trova: controllare AWS_ENDPOINT_URL e AWS_REGION: nessun computer ha il nome «s3.invalid»"},
		{of(&smithy.GenericAPIError{Code: "SlowDown", Message: "Please reduce your request rate."}),
			"il servizio S3 rifiuta (SlowDown) e dice: «Please reduce your request rate.»"},
		{of(errors.New("http: server gave HTTP response to HTTPS client")),
			"il servizio S3 non risponde come ci si aspettava: controllare AWS_ENDPOINT_URL; dice: «http: server gave HTTP response to HTTPS client»"},
		{errors.New("contiene altri file"), "contiene altri file"},
	} {
		if got := source.Sentence(Explain(one.err)); got != one.want {
			t.Errorf("told as %q, want %q", got, one.want)
		}
	}
}
