package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// The reference values are those of PROJ 9.1.1: cs2cs -f %.7f +proj=longlat +datum=WGS84 +to +proj=utm +zone=32
// +datum=WGS84, and +to EPSG:3857. Points lie in Lombardia, and in all of the Italy that ISTAT draws in zone 32.
func TestProjectionsAgreeWithPROJ(t *testing.T) {
	for _, c := range []struct{ lonLat, utm, mercator orb.Point }{
		{orb.Point{9.19, 45.4642}, orb.Point{514853.4959405, 5034536.7962487}, orb.Point{1023026.1203902, 5694898.7276357}},
		{orb.Point{8.5, 44.7}, orb.Point{460387.2454252, 4949746.6604146}, orb.Point{946215.6717428, 5574415.6266553}},
		{orb.Point{11.4276, 46.6352}, orb.Point{685808.9923983, 5167489.0404052}, orb.Point{1272114.6129892, 5882731.3853341}},
		{orb.Point{9, 45}, orb.Point{500000, 4982950.4002266}, orb.Point{1001875.4171395, 5621521.4861921}},
		{orb.Point{8.9725, 45.9703}, orb.Point{497869.4723530, 5090747.9946194}, orb.Point{998814.1311426, 5775591.0511565}},
		{orb.Point{10.5, 46.5}, orb.Point{615097.1625934, 5150696.3462315}, orb.Point{1168854.6533294, 5860839.8299478}},
		{orb.Point{6.7, 44.1}, orb.Point{315907.9149413, 4885551.7974497}, orb.Point{745840.5883149, 5480930.4774991}},
		{orb.Point{13.8, 45.6}, orb.Point{874335.2910641, 5060822.3851310}, orb.Point{1536208.9729472, 5716479.0153268}},
		{orb.Point{18.1, 40.35}, orb.Point{1273314.7212685, 4506548.6230698}, orb.Point{}},
		{orb.Point{12.5, 37.5}, orb.Point{809415.4940181, 4156098.5550191}, orb.Point{}},
	} {
		if got := UTM32(c.lonLat); off(got, c.utm) > 1e-5 {
			t.Errorf("UTM32(%v) = %.7f, want %.7f", c.lonLat, got, c.utm)
		}
		if got := FromUTM32(c.utm); off(got, c.lonLat) > 1e-10 {
			t.Errorf("FromUTM32(%v) = %.12f, want %.12f", c.utm, got, c.lonLat)
		}
		if got := WebMercator(c.lonLat); c.mercator != (orb.Point{}) && off(got, c.mercator) > 1e-5 {
			t.Errorf("WebMercator(%v) = %.7f, want %.7f", c.lonLat, got, c.mercator)
		}
	}
}

func off(a, b orb.Point) float64 { return max(math.Abs(a[0]-b[0]), math.Abs(a[1]-b[1])) }
