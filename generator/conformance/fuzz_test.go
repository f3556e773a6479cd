package conformance

import (
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

// Any record is read to proofs that can be held against files, or to errors of the input in it.
func FuzzReadRecords(f *testing.F) {
	committed, err := os.ReadFile("../../" + RecordFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(committed)
	f.Add([]byte("prova,programma,file,numero_file,confronti,impronta\na,b,dati/[,1,0,x\nb,c,dati/*.csv dati/?.csv,-1,1e3,\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		records, err := ReadRecords(fstest.MapFS{RecordFile: {Data: data}})
		if err != nil {
			if !source.IsInput(err) || !strings.HasPrefix(err.Error(), RecordFile) {
				t.Fatalf("not an error of the input: %v", err)
			}
			return
		}
		for _, r := range records {
			for _, pattern := range r.Patterns {
				if _, err := path.Match(pattern, "dati/ambiti/ambiti.csv"); err != nil {
					t.Errorf("the pattern %q: %v", pattern, err)
				}
			}
			if r.Files <= 0 || r.Compared <= 0 {
				t.Errorf("a proof of nothing: %+v", r)
			}
			if r.holds(nil, "https://example.org/") {
				t.Errorf("proved by no file: %+v", r)
			}
		}
	})
}
