// On a map the area that has the focus, or under the pointer, is named below it, where a phone has no room for names. A
// finger names an area with its first tap and opens its page with the second. The arrow keys lead from an area to the next
// one that way; Tab goes on in the order of the list, as it does without this script.
const areas = '.map-canvas [aria-label]';
const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

for (const figure of document.querySelectorAll('.map:has(.map-name)')) {
  const bar = figure.querySelector('.map-name');
  let before; // what it said when a finger came down: then the focus moves, and it says another name
  const areaOf = ({ target }) => target.closest(areas);

  // The listeners are the figure's: Chromium takes a drawing that listens for the focus to be a stop of Tab itself.
  for (const type of ['focusin', 'mouseover']) {
    figure.addEventListener(type, (event) => {
      const here = areaOf(event);
      if (here) bar.textContent = here.ariaLabel;
    });
  }
  figure.addEventListener('pointerdown', () => { before = bar.textContent; });
  figure.addEventListener('click', (event) => {
    const here = areaOf(event);
    if (here && event.pointerType === 'touch' && before !== here.ariaLabel) event.preventDefault();
  });
  figure.addEventListener('keydown', (event) => {
    const way = directions[event.key];
    const here = areaOf(event);
    if (!way || !here || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault(); // the page stays where it is, also at the edge of the map
    next(figure, here, way).focus();
  });
}

/** The area that lies nearest in a direction, or here: no more aside than ahead, and a step aside counts as two ahead. */
function next(figure, here, [x, y]) {
  const [fromX, fromY] = centre(here);
  const cost = (area) => {
    const [toX, toY] = centre(area);
    const ahead = (toX - fromX) * x + (toY - fromY) * y;
    const aside = Math.abs((toX - fromX) * y + (toY - fromY) * x);
    return ahead > 0 && aside <= ahead ? ahead + 2 * aside : Infinity;
  };
  return [...figure.querySelectorAll(areas)].reduce((best, area) => (cost(area) < cost(best) ? area : best), here);
}

function centre(area) {
  const { x, y, width, height } = area.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}
