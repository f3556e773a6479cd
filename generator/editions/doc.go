// Package editions keeps what was published, so that a figure that somebody quotes can be found again as it was.
//
// An edition is a folder of data/edizioni/ named by its day: every table as CSV, datapackage.json that describes them, and
// SHA256SUMS. The table edizioni.csv beside the folders lists them and holds the digest of each SHA256SUMS: a file that was
// changed, taken away or added since is an error, and so is a folder that is gone. Read gives them all, Open one folder, also of
// a published site; Write makes a new one and adds its row.
//
// The package knows no catalogue: an edition is read by its own description, however the program has changed since it was made.
package editions
