// On a map the area that has the focus, or under the pointer, is named below it, where a phone has no room for names. A
// finger names an area with its first tap and opens its page with the second. What enlarges the map and walks through it
// (explore.js) is loaded when the map is first used.
const areas = '.map-canvas :is([aria-label], :has(> title))';

// A map of values has its bar from here: inside other sites, where no script runs, it would stay mute.
for (const title of document.querySelectorAll('.chart-map-title')) {
  title.insertAdjacentHTML('afterend', '<p class="map-name no-print" aria-hidden="true">Tocca un’area: qui leggi il suo valore.</p>');
}

for (const figure of document.querySelectorAll('figure:has(.map-name)')) {
  const bar = figure.querySelector('.map-name');
  let before; // what it said when a finger came down: then the focus moves, and it says another name
  let explorer;
  const explore = () => {
    if (figure.dataset.explore) explorer ??= import(figure.dataset.explore).then(({ explore }) => explore(figure)).catch(() => {}); // then the map stays whole
    return explorer;
  };
  const areaOf = ({ target }) => target.closest(areas);
  const nameOf = (area) => area.ariaLabel ?? area.querySelector('title').textContent;

  // The listeners are the figure's: Chromium takes a drawing that listens for the focus to be a stop of Tab itself.
  for (const type of ['focusin', 'mouseover']) {
    figure.addEventListener(type, (event) => {
      const here = areaOf(event);
      if (here) bar.textContent = nameOf(here);
      explore();
    });
  }
  figure.addEventListener('pointerdown', () => { before = bar.textContent; });
  figure.addEventListener('click', async (event) => {
    const here = areaOf(event);
    if (here && event.pointerType === 'touch' && before !== nameOf(here)) event.preventDefault();
    const button = event.target.closest('[data-zoom]');
    if (button) (await explore())?.zoom(Number(button.dataset.zoom));
  });
  if (figure.querySelector('[data-sheet]')) explore();
}
