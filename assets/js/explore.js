// A map that a reader enlarges, moves and walks through. Without this script it is whole, and its areas are links.
//
// Buttons, two fingers, Ctrl with the wheel and the keys + - 0 enlarge it; a mouse, two fingers and the buttons with arrows move
// it, one finger moves the page. The arrow keys lead from an area to the next one that way; Tab goes on in the order of the list,
// as it does without this script.
const areas = '.map-canvas a';
const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const closest = 12; // times as large as the whole map
const step = 2;

/** Takes the figure of a map and gives what its buttons do: { zoom }, which takes a factor, 0 for the whole map. */
export async function explore(figure) {
  const sheet = figure.querySelector('[data-sheet]');
  const canvas = sheet ? await inline(sheet) : figure.querySelector('.map-canvas');
  const { x, y, width, height } = canvas.viewBox.baseVal;
  const whole = { x, y, width, height };
  const names = near(canvas);
  const moves = arrows(figure, (way) => show({ ...view, x: view.x + way[0] * view.width / 3, y: view.y + way[1] * view.height / 3 }));
  let view = whole;

  /** Shows a part of the map, or what of it lies on the map. */
  function show(part) {
    const room = (at, size, from, all) => Math.min(Math.max(at, from), from + all - size);
    view = { ...part, x: room(part.x, part.width, x, width), y: room(part.y, part.height, y, height) };
    const zoom = width / view.width;
    canvas.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
    figure.toggleAttribute('data-zoomed', zoom > 1);
    for (const button of moves) button.hidden = zoom === 1;
    names(view, zoom);
  }

  /** Enlarges the map so that a point of it comes to lie at some share of the frame. */
  function zoomAt(factor, at, [across, down]) {
    const size = Math.min(Math.max(view.width / factor, width / closest), width);
    const part = { width: size, height: size * height / width };
    show({ ...part, x: at.x - across * part.width, y: at.y - down * part.height });
  }

  const shareOf = (at) => [(at.x - view.x) / view.width, (at.y - view.y) / view.height];
  const placeOf = (clientX, clientY) => new DOMPoint(clientX, clientY).matrixTransform(canvas.getScreenCTM().inverse());
  const chosen = () => canvas.querySelector('a:focus, a.is-chosen');

  /** Enlarges the map around the area that was chosen last, else around its middle. */
  function zoom(factor) {
    if (factor === 0) return show(whole);
    const area = chosen();
    return zoomAt(factor, area ? middle(area.getBBox()) : middle(view), [0.5, 0.5]);
  }

  figure.addEventListener('focusin', ({ target }) => {
    if (!target.closest(areas) || !canvas.contains(target)) return;
    choose(canvas, target);
    const [across, down] = shareOf(middle(target.getBBox()));
    if (Math.min(across, down) < 0 || Math.max(across, down) > 1) zoomAt(1, middle(target.getBBox()), [0.5, 0.5]);
  });
  figure.addEventListener('click', ({ target }) => {
    const area = target.closest(areas);
    if (area && canvas.contains(area)) choose(canvas, area);
  });
  figure.addEventListener('keydown', (event) => {
    const here = event.target.closest(areas);
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    const factor = { '+': step, '-': 1 / step, 0: 0 }[event.key];
    const way = directions[event.key];
    if (factor === undefined && !way) return;
    event.preventDefault(); // the page stays where it is, also at the edge of the map
    if (way) next(figure, here, way).focus({ preventScroll: Boolean(sheet) });
    else zoom(factor);
  });
  canvas.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const at = placeOf(event.clientX, event.clientY);
    zoomAt(2 ** (-event.deltaY / 100), at, shareOf(at));
  }, { passive: false });
  drag(canvas, () => view.width < width, (dx, dy) => {
    const unit = view.width / canvas.clientWidth;
    show({ ...view, x: view.x - dx * unit, y: view.y - dy * unit });
  });
  pinch(canvas, placeOf, (factor, at, to) => {
    const frame = canvas.getBoundingClientRect();
    zoomAt(factor, at, [(to.x - frame.x) / frame.width, (to.y - frame.y) / frame.height]);
  });
  inset(figure, canvas);
  addEventListener('beforeprint', () => show(whole));
  return { zoom };
}

/** Puts the picture that is shown as an image into the page: then its areas have names and links. One of them is a stop of Tab. */
async function inline(sheet) {
  const picture = sheet.querySelector('img');
  if (!picture.complete) await new Promise((resolve) => picture.addEventListener('load', resolve, { once: true }));
  const address = picture.currentSrc || picture.src;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const drawn = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
  const canvas = document.importNode(drawn, true);
  canvas.classList.add('map-canvas');
  canvas.setAttribute('role', 'group');
  canvas.setAttribute('aria-label', picture.alt);
  canvas.querySelector('title').remove();
  for (const area of canvas.querySelectorAll('a')) {
    area.setAttribute('href', new URL(area.getAttribute('href'), address).pathname);
    area.setAttribute('aria-label', area.textContent);
    area.setAttribute('tabindex', -1);
    area.querySelector('title').remove();
  }
  canvas.querySelector('a').setAttribute('tabindex', 0);
  picture.replaceWith(canvas);
  return canvas;
}

/** The inset is the same drawing once more: what lies under the pointer is sought on the map. */
function inset(figure, canvas) {
  const frame = figure.querySelector('.map-inset');
  if (!frame) return;
  const drawing = frame.querySelector('svg');
  const bar = figure.querySelector('.map-name');
  const areaAt = ({ clientX, clientY }) => {
    const at = new DOMPoint(clientX, clientY).matrixTransform(drawing.getScreenCTM().inverse());
    return [...canvas.querySelectorAll('a')].find((area) => area.querySelector('path').isPointInFill(at));
  };
  let before;
  frame.addEventListener('pointerdown', () => { before = bar.textContent; });
  frame.addEventListener('pointermove', (event) => {
    const area = areaAt(event);
    if (area) bar.textContent = area.ariaLabel;
  });
  frame.addEventListener('click', (event) => {
    const area = areaAt(event);
    if (!area || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    bar.textContent = area.ariaLabel;
    if (event.pointerType !== 'touch' || before === area.ariaLabel) location.assign(area.href.baseVal);
  });
}

function choose(canvas, area) {
  canvas.querySelector('.is-chosen')?.classList.remove('is-chosen');
  area.classList.add('is-chosen');
  if (!area.hasAttribute('tabindex')) return; // each is a stop of Tab
  canvas.querySelector('a[tabindex="0"]').setAttribute('tabindex', -1);
  area.setAttribute('tabindex', 0);
}

/** The area that lies nearest in a direction, or here: no more aside than ahead, and a step aside counts as two ahead. */
function next(figure, here, [x, y]) {
  const from = middle(here.getBoundingClientRect());
  const cost = (area) => {
    const to = middle(area.getBoundingClientRect());
    const ahead = (to.x - from.x) * x + (to.y - from.y) * y;
    const aside = Math.abs((to.x - from.x) * y + (to.y - from.y) * x);
    return ahead > 0 && aside <= ahead ? ahead + 2 * aside : Infinity;
  };
  return [...figure.querySelectorAll(areas)].reduce(([best, least], area) => {
    const now = cost(area);
    return now < least ? [area, now] : [best, least];
  }, [here, Infinity])[0];
}

const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });

/** The buttons that move an enlarged map: for who cannot drag. */
function arrows(figure, move) {
  const row = Object.assign(document.createElement('span'), { className: 'map-arrows' });
  figure.querySelector('.map-tools')?.append(row);
  return Object.entries({ ArrowLeft: ['←', 'a sinistra'], ArrowUp: ['↑', 'in alto'], ArrowDown: ['↓', 'in basso'], ArrowRight: ['→', 'a destra'] })
    .map(([key, [sign, words]]) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn', textContent: sign, ariaLabel: `Sposta ${words}`, hidden: true });
      button.addEventListener('click', () => move(directions[key]));
      row.append(button);
      return button;
    });
}

/** A mouse moves an enlarged map; where it lets go is then no click. */
function drag(canvas, may, move) {
  let from; // where the mouse was
  let moved = false;
  canvas.addEventListener('dragstart', (event) => event.preventDefault());
  canvas.addEventListener('pointerdown', (event) => {
    moved = false;
    from = event.pointerType !== 'touch' && event.button === 0 && may() ? event : undefined;
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!from || !moved && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < 4) return;
    if (!moved) canvas.setPointerCapture(event.pointerId);
    moved = true;
    move(event.clientX - from.clientX, event.clientY - from.clientY);
    from = event;
  });
  for (const type of ['pointerup', 'pointercancel']) canvas.addEventListener(type, () => { from = undefined; });
  canvas.addEventListener('click', (event) => {
    if (!moved) return;
    event.preventDefault();
    event.stopPropagation();
    moved = false;
  }, true);
}

/** Two fingers enlarge and move the map: what lay between them stays there. */
function pinch(canvas, placeOf, zoom) {
  let before;
  const between = ([a, b]) => ({ x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2, wide: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) });
  canvas.addEventListener('touchstart', ({ touches }) => { before = touches.length === 2 ? between(touches) : undefined; }, { passive: true });
  canvas.addEventListener('touchmove', (event) => {
    if (!before || event.touches.length !== 2) return;
    event.preventDefault();
    const now = between(event.touches);
    zoom(now.wide / before.wide, placeOf(before.x, before.y), now);
    before = now;
  }, { passive: false });
}

/** The part that two boxes share; it has no size where they share none. */
function shared(a, b) {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return { x, y, width: Math.min(a.x + a.width, b.x + b.width) - x, height: Math.min(a.y + a.height, b.y + b.height) - y };
}

/** Gives what writes the names that have room on an enlarged map, the largest areas first. */
function near(canvas) {
  const layer = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  layer.setAttribute('class', 'map-labels map-near');
  layer.setAttribute('aria-hidden', 'true');
  canvas.append(layer);
  let boxes;
  let waiting;
  const write = (view, zoom) => {
    layer.replaceChildren();
    if (zoom === 1) return;
    boxes ??= [...canvas.querySelectorAll('a')].map((area) => ({ name: area.getAttribute('aria-label').split(': ')[0], path: area.querySelector('path'), box: area.getBBox() }))
      .toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
    const unit = view.width / canvas.clientWidth;
    const written = [];
    for (const { name, path, box } of boxes) {
      const seen = shared(box, view);
      const at = middle(seen);
      const room = { width: name.length * 7.5 * unit, height: 18 * unit };
      const free = room.width < seen.width * 1.1 && room.height < seen.height && path.isPointInFill(new DOMPoint(at.x, at.y))
        && written.every((other) => Math.abs(other.x - at.x) * 2 > room.width + other.width || Math.abs(other.y - at.y) * 2 > room.height + other.height);
      if (!free) continue;
      written.push({ ...at, ...room });
      const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      text.setAttribute('x', at.x);
      text.setAttribute('y', at.y);
      text.textContent = name;
      layer.append(text);
    }
    layer.style.setProperty('--map-unit', unit);
  };
  return (view, zoom) => {
    clearTimeout(waiting);
    waiting = setTimeout(write, 100, view, zoom);
  };
}
