// Package publish is the last step of a build: it puts the finished site in the place of the old one. Nothing before it
// touches the output folder.
//
// # Use
//
//	out, err := publish.Open("public")      // before rendering: wrong folder, other build
//	if err != nil { ... }
//	defer out.Close()
//	folder, err := out.Stage()
//	...write the site into the folder and verify it...
//	n, err := out.Compress(progress)        // if .gz and .br are wanted
//	err = out.Publish()
//
// A site that lies elsewhere is staged and published by [Output.Replace]; [Replace] is Open, Replace and Close in one
// call.
//
// # What Publish guarantees
//
// The new site is staged in ".<name>.ambiti-new" beside the output folder,
// so on the same file system; flushed to the disk; and exchanged with the old
// one in a single system call (renameat2 with RENAME_EXCHANGE on Linux). Whoever
// looks at the output folder sees the old site or the new one, whole, also when
// the build is killed, the disk fills up or the power fails. What a dead build
// left behind is removed by the next Open. The old site may still be read
// through open files, but files that people put into the folder by hand are
// lost: they belong in static/.
//
// Where the system or the file system cannot exchange two folders (not Linux,
// some network file systems), the old folder is first renamed to
// ".<name>.ambiti-old" and the new one then takes its name. A build killed
// exactly between the two leaves no output folder but a complete old one,
// which the next Open puts back.
//
// Only a folder that is absent, empty or bears our marker file is ever
// replaced, so a mistyped --out cannot wipe a home. An output folder that is a
// symbolic link stays one: the folder it points to is replaced. A mount point
// cannot be renamed: give a folder inside it.
//
// Folders are 0755 and files 0644, whatever the umask: a web server runs as
// another user. Sites are equal byte for byte when their files are.
//
// # Errors
//
// An [InputError] can be put right by whoever called: a wrong output folder, a
// file name that comes from the data. [ErrBusy] means that another build is
// publishing into the same folder. Every other error is the machine's: disk,
// permissions, file system.
package publish
