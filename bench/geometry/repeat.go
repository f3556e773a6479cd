package main

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"

	"ambitilombardia/geo"
	"github.com/paulmach/orb"
)

// repeated writes the territory several times side by side, with codes of its own for each copy.
func repeated(o options, copies int, folder string) (boundaries, members string, err error) {
	comuni, err := readComuni(o.boundaries)
	if err != nil {
		return "", "", err
	}
	ambito, err := readMembers(o.members)
	if err != nil {
		return "", "", err
	}
	boundaries = filepath.Join(folder, fmt.Sprintf("comuni-%d.geojson", copies))
	members = filepath.Join(folder, fmt.Sprintf("members-%d.csv", copies))
	bound := comuni.Bound()
	width := bound.Max[0] - bound.Min[0] + 0.05
	err = writeFile(boundaries, func(w io.Writer) error {
		return writeCopies(w, comuni.Areas(), copies, width)
	})
	if err != nil {
		return "", "", err
	}
	return boundaries, members, writeFile(members, func(w io.Writer) error {
		out := bufio.NewWriter(w)
		fmt.Fprintln(out, "codice_istat,codice_ambito")
		for _, code := range comuni.Codes() {
			for n := range copies {
				fmt.Fprintf(out, "%s-%d,%s-%d\n", code, n, ambito[code], n)
			}
		}
		return out.Flush()
	})
}

// writeCopies writes with all digits, as the source does; geo's own writer would round to six.
func writeCopies(w io.Writer, areas []geo.Area, copies int, width float64) error {
	out := bufio.NewWriter(w)
	out.WriteString(`{"type":"FeatureCollection","features":[`)
	for n := range copies {
		for i, a := range areas {
			if n+i > 0 {
				out.WriteString(",\n")
			}
			fmt.Fprintf(out, `{"type":"Feature","properties":{"com_istat_code":"%s-%d","name":%q},"geometry":{"type":"MultiPolygon","coordinates":`, a.Code, n, a.Name)
			writePolygons(out, a.Geometry, float64(n)*width)
			out.WriteString("}}")
		}
	}
	out.WriteString("]}\n")
	return out.Flush()
}

func writePolygons(out *bufio.Writer, shape orb.MultiPolygon, east float64) {
	for i, polygon := range shape {
		out.WriteByte("[,"[min(i, 1)])
		for j, ring := range polygon {
			out.WriteByte("[,"[min(j, 1)])
			for k, p := range ring {
				out.WriteByte("[,"[min(k, 1)])
				fmt.Fprintf(out, "[%v,%v]", p[0]+east, p[1])
			}
			out.WriteByte(']')
		}
		out.WriteByte(']')
	}
	out.WriteByte(']')
}

// groups writes which Comuni belong together where nobody says so, and gives the name of the file.
func groups(boundaries, folder string) (string, error) {
	comuni, err := readComuni(boundaries)
	if err != nil {
		return "", err
	}
	members := filepath.Join(folder, "groups.csv")
	return members, writeFile(members, func(w io.Writer) error {
		out := bufio.NewWriter(w)
		fmt.Fprintln(out, "codice_istat,codice_ambito")
		for i, code := range comuni.Codes() {
			fmt.Fprintf(out, "%s,%d\n", code, i/16)
		}
		return out.Flush()
	})
}
