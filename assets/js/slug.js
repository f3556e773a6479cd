// Names as addresses, and as a search compares them: catalogue.Slug, the Go function that makes the addresses of the
// site, said again for the browser. The tests hold the two against each other for every Comune.

/** Lower case, accents and apostrophes removed, every run of other characters one hyphen. */
export function slug(...parts) {
  return parts.join('-').normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
    .replace(/['’`]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
