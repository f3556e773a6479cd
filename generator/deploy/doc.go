// Package deploy copies a built site to where it is served from: a folder, or a bucket of an S3-compatible service.
//
// Prepare compares the site with what is there and gives a Plan, which changes nothing; Run carries it out. Only what
// changed is sent: a file is the same when its bytes are (MD5) and when it was sent under the same headers. Each file gets
// its Content-Type; names that carry a digest of their contents may be cached for ever, all others for minutes. A folder gets
// the compressed twins of texts, for the web server over it; a bucket cannot choose by what a visitor unpacks and gets none.
//
// # What a visitor sees meanwhile
//
// New files that pages need come first, then the pages, then the entrances (home page, sitemap), and what is no longer
// part of the site goes last. So a page never asks for a file that is not there yet, and a deploy that is interrupted at
// any moment leaves a site that works; the next one does what is left.
//
// # What is not ours
//
// A manifest at the target lists what was put there. A target without one must be empty, and files that the manifest does
// not know are never overwritten or removed, unless Options.DeleteOthers says so. A link that leads to the target is the
// target; links in it are things like others, and nothing is written through them. Two deploys to one target at the same
// time are not kept apart: the later one, run again, mends what they did to each other.
package deploy
