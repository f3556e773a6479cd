package publish

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"io/fs"
	"strings"
)

// checkIntegrity compares the integrity of the tag just parsed with the file it
// loads (Subresource Integrity §3.5): where they differ a browser loads nothing.
func (p *reading) checkIntegrity(list string) {
	address := p.tag.value("href")
	if len(address) == 0 {
		address = p.tag.value("src")
	}
	t := p.target(p.file, address)
	if t.file == "" {
		return // reported as an address
	}
	for want := range strings.FieldsSeq(list) {
		algorithm, _, _ := strings.Cut(want, "-")
		key := [...]string{algorithm, t.file}
		got, known := p.digests[key]
		if !known {
			data, err := fs.ReadFile(p.files, t.file)
			if err != nil {
				p.fault("integrity: %v", err)
				return
			}
			got = algorithm + "-" + digest(algorithm, data)
			p.digests[key] = got
		}
		if got != want {
			p.fault("integrity «%s»: non corrisponde al file %s; il browser lo rifiuterebbe", want, t.file)
		}
	}
}

// digest returns "" for an algorithm that browsers do not know.
func digest(algorithm string, data []byte) string {
	var sum []byte
	switch algorithm {
	case "sha256":
		s := sha256.Sum256(data)
		sum = s[:]
	case "sha384":
		s := sha512.Sum384(data)
		sum = s[:]
	case "sha512":
		s := sha512.Sum512(data)
		sum = s[:]
	}
	return base64.StdEncoding.EncodeToString(sum)
}
