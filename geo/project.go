package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Projection turns longitude and latitude in degrees on WGS84 into metres to the east and to the north on a plane.
type Projection func(orb.Point) orb.Point

// WebMercator is EPSG:3857, the projection of most maps on the web: it keeps angles and enlarges towards the poles, in
// Lombardia by 1.41 to 1.46.
func WebMercator(p orb.Point) orb.Point {
	latitude := p[1] * math.Pi / 180
	return orb.Point{equatorRadius * p[0] * math.Pi / 180, equatorRadius * math.Asinh(math.Tan(latitude))}
}

// UTM32 is EPSG:32632, zone 32 North of the Universal Transverse Mercator: the one that ISTAT uses for all of Italy. It
// keeps angles, and distances within four parts in ten thousand in the zone.
func UTM32(p orb.Point) orb.Point {
	e := math.Sqrt(eccentricity2)
	sin, cos := math.Sincos(p[1] * math.Pi / 180)
	sinL, cosL := math.Sincos((p[0] - utmMeridian) * math.Pi / 180)
	flat := math.Sinh(e * math.Atanh(e*sin))
	conformal := (sin*math.Sqrt(1+flat*flat) - flat) / cos // tangent of the conformal latitude
	r := math.Hypot(conformal, cosL)
	sinX, cosX, sinhY := conformal/r, cosL/r, sinL/r // of zeta
	coshY := math.Sqrt(1 + sinhY*sinhY)
	zeta := complex(math.Atan2(conformal, cosL), math.Asinh(sinhY))
	plane := kruger(zeta, doubled{2 * sinX * cosX, cosX*cosX - sinX*sinX, 2 * sinhY * coshY, 1 + 2*sinhY*sinhY}, utmForward())
	return orb.Point{utmEast + utmScale*imag(plane), utmScale * real(plane)}
}

// FromUTM32 is the inverse of UTM32.
func FromUTM32(p orb.Point) orb.Point {
	e := math.Sqrt(eccentricity2)
	north, east := p[1]/utmScale, (p[0]-utmEast)/utmScale
	sin2, cos2 := math.Sincos(2 * north)
	zeta := kruger(complex(north, east), doubled{sin2, cos2, math.Sinh(2 * east), math.Cosh(2 * east)}, utmInverse())
	sinh, cos := math.Sinh(imag(zeta)), math.Cos(real(zeta))
	longitude := math.Atan2(sinh, cos)
	// The isometric latitude of the sphere gives that of the ellipsoid by fixed-point iteration, which gains two to
	// three digits in each round.
	isometric := math.Asinh(math.Sin(real(zeta)) / math.Hypot(sinh, cos))
	sin := math.Tanh(isometric)
	for range 8 {
		sin = math.Tanh(isometric + e*math.Atanh(e*sin))
	}
	return orb.Point{utmMeridian + longitude*180/math.Pi, math.Asin(sin) * 180 / math.Pi}
}

// The transverse Mercator projection after Krüger (1912), as a series in the third flattening n to the fourth order, as
// given by Karney (Transverse Mercator with an accuracy of a few nanometers, 2011, eq. 35 and 36): within the zone the
// terms left out are under a micrometre.
const (
	utmMeridian = 9.0
	utmEast     = 500_000.0
	n1          = flattening / (2 - flattening)
	n2, n3, n4  = n1 * n1, n1 * n2, n2 * n2
	utmScale    = 0.9996 * equatorRadius / (1 + n1) * (1 + n2/4 + n4/64) // metres for each radian of the meridian
)

// series are the coefficients of sin 2z, sin 4z, sin 6z and sin 8z.
type series [4]float64

func utmForward() series {
	return series{
		n1/2 - n2*2/3 + n3*5/16 + n4*41/180, n2*13/48 - n3*3/5 + n4*557/1440, n3*61/240 - n4*103/140, n4 * 49561 / 161280,
	}
}

func utmInverse() series {
	return series{
		-n1/2 + n2*2/3 - n3*37/96 + n4/360, -n2/48 - n3/15 + n4*437/1440, -n3*17/480 + n4*37/840, -n4 * 4397 / 161280,
	}
}

// doubled are the sine and cosine of twice the real part of a number, and the hyperbolic ones of twice its imaginary part.
type doubled struct{ sin, cos, sinh, cosh float64 }

// kruger adds to z the series c₁ sin 2z + c₂ sin 4z + …, summed from its end (Clenshaw 1955): of all sines and cosines
// only those of 2z are needed.
func kruger(z complex128, d doubled, s series) complex128 {
	step := complex(2*d.cos*d.cosh, -2*d.sin*d.sinh) // twice the cosine
	var next, after complex128
	for i := len(s) - 1; i >= 0; i-- {
		next, after = complex(s[i], 0)+step*next-after, next
	}
	return z + complex(d.sin*d.cosh, d.cos*d.sinh)*next
}
