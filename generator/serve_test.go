package main

import (
	"net"
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
