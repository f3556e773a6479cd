package source

// Project is what a site is made of, in the folder of its project.
var Project = []string{"assets", "content", "data", "hugo.toml", "layouts", "package.json", "static"}
