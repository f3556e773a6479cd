// Package conformance tells by which standards the published files can be judged, who judged them and what came out. It
// makes what the page /conformita/ shows, which may never claim a result that nobody obtained.
//
// Judge takes the files of the site that are not pages, and gives a Report. A check is of one of four kinds:
//
//   - of this build: run by Judge on these very files, with a library that did not write them. A file that fails is an
//     error, and there is no site;
//   - of another program: run by the tests (GDAL, LibreOffice, validators). `make conformita` records what each found in
//     data/conformita/prove.csv, with a digest of the shape of the files that it looked at. The result counts while the
//     files have the same shape; else the report says that the proof must be made again;
//   - of the gate: made on the finished pages after the report is written. What fails it is never published, and so a
//     report that a reader sees has passed;
//   - of the pages as readers see them: made by the tests in a browser, on pages that every change changes. The report
//     names the command and claims no result.
//
// The shape of files is what such a program judges: columns, members, elements and the types in them (shape.go). A corrected
// value leaves it as it is. This package alone reckons the digest, and publishes it in the report: the tests read it there.
package conformance
