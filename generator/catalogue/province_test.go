package catalogue

import "testing"

func TestISTATCodesOfBoundaryFilesAreRecognised(t *testing.T) {
	for raw, want := range map[string]ISTATCode{
		"012139": "012139", "12139": "012139", "12139.0": "012139", "1.2139e4": "012139", "1.21390000000e+004": "012139", "12139,0": "012139",
		" 012139 ": "012139", "\u00a012139\u00a0": "012139", "\ufeff012139": "012139", "'012139": "012139", "012 139": "012139", "108001": "108001",
	} {
		if code, lombard := ReadISTATCode(raw); code != want || !lombard {
			t.Errorf("«%s» is %q, of Lombardia: %v, want %q", raw, code, lombard, want)
		}
	}
	for raw, want := range map[string]ISTATCode{"001272": "001272", "1272": "001272", "058091": "058091", "12.139": "", "": "", "Agra": "", "12": "", "-12139": "", "NaN": "", "1e9": ""} {
		if code, lombard := ReadISTATCode(raw); code != want || lombard {
			t.Errorf("«%s» is %q, of Lombardia: %v, want %q and not", raw, code, lombard, want)
		}
	}
}
