package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

func TestServingLooksLikeAStaticHost(t *testing.T) {
	server := httptest.NewServer(siteHandler(fstest.MapFS{
		"index.html":          {Data: []byte("home")},
		"404.html":            {Data: []byte("nessuna pagina")},
		"ambiti/index.html":   {Data: []byte("ambiti")},
		"dati/ambiti.geojson": {Data: []byte("{}")},
	}))
	defer server.Close()
	for _, want := range []struct {
		path   string
		status int
		body   string
	}{
		{"/", 200, "home"},
		{"/ambiti/", 200, "ambiti"},
		{"/ambiti", 200, "ambiti"}, // by way of a redirect
		{"/dati/ambiti.geojson", 200, "{}"},
		{"/non-esiste/", 404, "nessuna pagina"},
		{"/../main.go", 404, "nessuna pagina"},
		{"/%2e%2e/main.go", 404, "nessuna pagina"},
	} {
		response, err := http.Get(server.URL + want.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != want.status || string(body) != want.body {
			t.Errorf("%s: %d %q %v, want %d %q", want.path, response.StatusCode, body, err, want.status, want.body)
		}
	}
}

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
