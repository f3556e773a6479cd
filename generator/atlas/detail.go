package atlas

// How finely the boundaries are kept from which every map is drawn; `ambiti boundaries` writes them so.
const (
	// Tolerance is how far, in metres on the ground, they may leave ISTAT's: less than a pixel on the closest map of the site.
	Tolerance = 20
	// Grid is the distance in degrees between two places that a vertex can have, about a metre: TopoJSON's quantisation.
	Grid = 1e-5
)
