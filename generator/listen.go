package main

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// listen opens an address for `ambiti serve`. The errors say what to write instead.
func listen(address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, wrongAddress(address, suggestion(address))
	}
	number, err := strconv.Atoi(port)
	if err != nil || number < 0 || number > 65535 {
		return nil, wrongAddress(address, net.JoinHostPort(host, "1313"))
	}
	listener, err := net.Listen("tcp", address)
	var name *net.DNSError
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("la porta %s è già usata, forse da un altro «ambiti serve»: chiuderlo, o scegliere un'altra porta con --address %s",
			port, net.JoinHostPort(host, strconv.Itoa(number%65535+1)))
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("la porta %s è riservata a chi amministra questo computer: sceglierne un'altra con --address %s", port, net.JoinHostPort(host, "1313"))
	case errors.As(err, &name), errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, usageError{fmt.Errorf("ambiti serve: questo computer non ha l'indirizzo «%s»: per mostrare il sito soltanto qui, --address %s",
			host, net.JoinHostPort("localhost", port))}
	case err != nil:
		return nil, fmt.Errorf("ascolto su %s: %w", address, err)
	}
	return listener, nil
}

func wrongAddress(address, instead string) error {
	return usageError{fmt.Errorf("ambiti serve: «%s» non è un indirizzo su cui ascoltare: ci si aspettava COMPUTER:PORTA, come --address %s", address, instead)}
}

// suggestion is what somebody meant who gave a port alone, or a name alone.
func suggestion(address string) string {
	if port, err := strconv.Atoi(address); err == nil && port > 0 && port <= 65535 {
		return net.JoinHostPort("localhost", address)
	}
	return "localhost:1313"
}
