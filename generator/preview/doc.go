// Package preview shows a site to the person who is editing it, and keeps what is shown up to date.
//
// A Server is an http.Handler. It serves the last site that was built well, as a static host would, under the headers of
// the site's own _headers file. Show puts a new site in its place, Fail says what is wrong with the sources of the
// next, Warn what is wrong with the site that is shown: the open pages learn of it over Server-Sent Events and load themselves
// again, or show the errors. For that
// every HTML page is served with one script more than it was built with. The script and its style sheet have addresses
// of their own under [Root], so that a strict Content-Security-Policy lets them through; the site's files are not changed.
//
// A Watch tells when the files of a project were changed, once for all the changes that come together.
package preview

// Root is where the addresses of the preview itself begin. No file of a site may be there.
const Root = "/_ambiti/"
