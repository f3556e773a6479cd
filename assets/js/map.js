// Arrow keys on a map: from an area to the next one that way. Tab goes on from area to area in the order of the list, as
// it does without this script.
const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

for (const map of document.querySelectorAll('.map-canvas:has(a)')) {
  map.addEventListener('keydown', (event) => {
    const way = directions[event.key];
    const here = event.target.closest('a');
    if (!way || !here || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault(); // the page stays where it is, also at the edge of the map
    next(map, here, way)?.focus();
  });
}

/** The area that lies nearest in a direction: no more aside than ahead, and a step aside counts as two ahead. */
function next(map, here, [x, y]) {
  const [fromX, fromY] = centre(here);
  let found;
  let least = Infinity;
  for (const area of map.querySelectorAll('a')) {
    const [toX, toY] = centre(area);
    const ahead = (toX - fromX) * x + (toY - fromY) * y;
    const aside = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
    const distance = ahead + 2 * aside;
    if (ahead > 0 && aside <= ahead && distance < least) [found, least] = [area, distance];
  }
  return found;
}

function centre(area) {
  const box = area.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
