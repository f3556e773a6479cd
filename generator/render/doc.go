// Package render has Hugo make the pages, as a library. What the pages show goes in as JSON, the project gives templates,
// texts and styles; the pages come out in a file system of the caller's. What Hugo finds wrong is told to whoever can mend it:
// as an error of the sources to who writes pages, as a PageError to who keeps templates and styles.
package render
