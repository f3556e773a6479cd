package conformance

import (
	"os"
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
	f.Add([]byte("prova,programma,numero_file,confronti,impronta\na,b,1,0,x\nb,c,-1,1e3,\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		records, err := ReadRecords(fstest.MapFS{RecordFile: {Data: data}})
		if err != nil {
			if !source.IsInput(err) || !strings.HasPrefix(err.Error(), RecordFile) {
				t.Fatalf("not an error of the input: %v", err)
			}
			return
		}
		for _, r := range records {
			if r.Files <= 0 || r.Compared <= 0 {
				t.Errorf("a proof of nothing: %+v", r)
			}
		}
	})
}
