// Package words checks i18n/it.toml, the words that the templates put around the texts of content/: labels, headings of
// tables, sentences that several pages share.
//
// What goes in is the project, as an fs.FS; what comes out is an error that lists all that is wrong. The templates are the
// list of the words that there must be: Hugo shows nothing where one is missing, and keeps silent about one that nobody
// asks for. So Check reads the templates' calls, and wants for each its text, with the same variables and as many links.
package words
