package main

import (
	"net"
	"strings"
	"testing"
)

func TestTheAddressShownIsTheOneAskedFor(t *testing.T) {
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	if got, want := baseURL("localhost:0", listener), "http://localhost:"+port+"/"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAnAddressThatCannotBeListenedOn(t *testing.T) {
	taken, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, port, _ := net.SplitHostPort(taken.Addr().String())
	for _, one := range []struct{ address, want string }{
		{"localhost:" + port, "la porta " + port + " è già usata, forse da un altro «ambiti serve»: chiuderlo, o scegliere un'altra porta con --address localhost:"},
		{"1313", "«1313» non è un indirizzo su cui ascoltare: ci si aspettava COMPUTER:PORTA, come --address localhost:1313"},
		{"localhost", "come --address localhost:1313"},
		{"", "come --address localhost:1313"},
		{"http://localhost:1313/", "come --address localhost:1313"},
		{"localhost:", "come --address localhost:1313"},
		{"localhost:99999", "come --address localhost:1313"},
		{"localhost:-1", "come --address localhost:1313"},
		{"localhost:porta", "come --address localhost:1313"},
		{"::1:1313", "come --address localhost:1313"},
		{"non-esiste.invalid:1313", "questo computer non ha l'indirizzo «non-esiste.invalid»: per mostrare il sito soltanto qui, --address localhost:1313"},
		{"192.0.2.1:1313", "questo computer non ha l'indirizzo «192.0.2.1»"},
	} {
		listener, err := listen(one.address)
		if err == nil {
			listener.Close()
		}
		if err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%q: %v, want %q", one.address, err, one.want)
		}
	}
}
