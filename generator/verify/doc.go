// Package verify reads the finished site as its visitors' programs will, and says what must not be published. The site goes
// in as a file system, a Report comes out.
//
// It verifies what data and content can break:
//
//   - Every address (links, images, styles, canonical and social addresses, redirects, references in drawings, url() in
//     styles) leads to a file of the site, and every #fragment to an id. Addresses that lead outside are listed in the
//     report and checked for their form only; but what a browser loads by itself must be part of the site, so that no
//     request leaves it.
//   - Every page is read by a browser as it was written: no element is moved, closed early or made up. It has a title of
//     its own, a description and one h1, ids that differ, and none of the marks that templates leave where they fail.
//   - SVG and XML are well formed, the sitemap holds all pages that search engines should find and no other, no two names
//     differ by their capitals only, and every promised address is there.
//
// What only the code can break (the rules of HTML for each element and attribute, quotes, the digests of scripts) is for
// the tests: tests/html.test.mjs, with html-validate. Scripts and downloads are not read.
//
// A redirect page (meta refresh) needs no h1, description, own title or place in the sitemap; a page with robots
// "noindex" and 404.html stay out of the sitemap. As 404.html is served at any address, its links must begin with "/" or
// a scheme.
package verify
