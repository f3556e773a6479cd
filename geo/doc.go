// Package geo builds, dissolves, generalises, measures, draws and writes the boundaries of adjacent areas.
//
// Most callers need three names. [Read] reads areas from GeoJSON, TopoJSON or a zipped shapefile; [Build] turns them
// into a [Topology], in which a border between two areas is one arc used by both; the methods of Topology merge
// ([Topology.Dissolve]), generalise ([Topology.Simplify]), measure, draw and write. A Topology is never changed by
// its methods: each returns a new one, so that one can be shared between goroutines.
//
// What it guarantees:
//   - a border shared by two areas is the same sequence of vertices in both, at every level of detail;
//   - generalising makes no ring collapse, no area vanish and no two borders cross or touch that did not;
//   - the same input gives the same bytes.
//
// What it refuses: open rings, rings without extent, borders that cross, areas that overlap, coordinates that are not
// longitude and latitude. [Heal] closes before that what is smaller than the published grid, and counts it. Each refusal is a [GeometryError] that names the area, in Italian, because the people who
// can correct the file read it. Nothing that changes the ground an area covers is repaired in silence.
//
// Coordinates are orb points, longitude then latitude in degrees on WGS84. A line between two vertices is straight in
// longitude and latitude, as RFC 7946 §3.1.1 has it.
package geo
