// What a page says, as the tests of the words want it: called inside the page (page.evaluate), but for the last.

/**
 * The prose of the open page: the paragraphs, list items and definitions of its main part that are sentences. Tables, lists of names
 * and of links, citations, sources and credits are not prose.
 */
export function prose() {
  const apart = 'table, nav, blockquote, svg, form, figcaption, noscript, [role=status], [hidden], .dataset-citation, .code';
  return [...document.querySelectorAll('main :is(p, li, dd)')]
    .filter((it) => !it.closest(apart) && !it.querySelector('p, ul, ol, dl'))
    .map((it) => it.textContent.replace(/\s+/g, ' ').trim())
    .filter((text) => /[.?!]$/.test(text) && !/^(Fonte|Contatto|Confini):/.test(text) && text.split(' ').length >= 4);
}

/** All that the main part of the open page says, drawings and the finder's answers apart. */
export function words() {
  const copy = document.querySelector('main').cloneNode(true);
  for (const it of copy.querySelectorAll('svg, figcaption, nav, [role=status]')) it.remove();
  return copy.textContent.replace(/\s+/g, ' ');
}

/** Which of these words of another language the open page marks with it, and which it does not: [marked, bare]. */
export function foreign(list) {
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const found = [[], []];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const word of list.filter((w) => new RegExp(`\\b${w}\\b`, 'i').test(text.data))) found[text.parentElement.closest('[lang]').lang === 'en' ? 0 : 1].push(word);
  }
  return found;
}

/** Lucisano and Piemontese 1988: from 60 up a text is easy for who has the lower secondary school's diploma. */
export function gulpease(texts) {
  const text = texts.join(' ');
  const sentences = texts.reduce((sum, one) => sum + one.match(/[.?!](?=\s+[\p{Lu}«\d]|$)/gu).length, 0);
  const words = text.match(/[\p{L}\p{N}]+/gu);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return 89 + (300 * sentences - 10 * letters) / words.length;
}
