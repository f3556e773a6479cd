// Package content reads the Markdown pages that people write in content/, before Hugo does.
//
// What goes in is the project, as an fs.FS; what comes out are the links that the pages have to other pages of the site.
// Read checks all that Hugo would refuse with a message of its own, or take in silence: where a page stands, which keys its
// head has and of which type, which shortcodes and which Markdown its body has. A page can neither move nor vanish, load
// anything from elsewhere or hold HTML. What the fields of a macroarea mean is the business of package catalogue.
package content
