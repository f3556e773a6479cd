package pipeline

import "ambitilombardia/generator/readiness"

// Lacks tells what the site lacks before it may go out under a name. It makes all of the site but its pages, since the proofs by
// other programs hold for the files as they are now.
func Lacks(o Options, in Inputs) ([]readiness.Lack, error) {
	made, err := prepare(o, in)
	if err != nil {
		return nil, err
	}
	return lacks(in, made), nil
}

func lacks(in Inputs, made prepared) []readiness.Lack {
	return readiness.Lacks(made.settings, in.Catalogue, made.report)
}
