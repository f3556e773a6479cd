// «Usa la mia posizione»: from where the reader is to their Comune, and to who serves it. The position is compared with the
// boundaries of all Comuni here, in the browser, and goes nowhere. Without this script the alphabet below serves.
import { list } from './answer.js';
import { comuniOf } from './search.js';
import { openAreas } from './where.js';

/** Nearer than this to a border the answer names both sides: boundaries are generalised, and positions uncertain. */
const leastDoubt = 100; // metres

/** A position less certain than this tells a part of the region, and no border. */
const rough = 2_000; // metres

const box = document.querySelector('[data-boundaries]');
if (box && 'geolocation' in navigator) {
  const button = box.querySelector('button');
  const told = box.querySelector('[role=status]');
  const { root, index, boundaries } = box.dataset;
  box.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    told.nextElementSibling.replaceChildren();
    told.textContent = 'Sto cercando…';
    try {
      const [{ coords }, areas, comuni] = await Promise.all([position(), load(boundaries).then(openAreas), load(index).then(comuniOf)]);
      const { said, places } = sentence(areas, coords, (area) => area && comuni.find(({ code }) => code === area.codice_istat));
      told.textContent = said;
      if (places[0]) told.nextElementSibling.replaceChildren(list(root, places));
    } catch {
      told.textContent = 'La tua posizione non si può sapere. Scegli la prima lettera del tuo Comune.';
    }
    button.disabled = false;
  });
}

function position() {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 15_000, maximumAge: 60_000 });
  });
}

async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** What to say of a place, and the Comuni to show: comune gives that of an area. */
function sentence(areas, { longitude, latitude, accuracy }, comune) {
  const here = comune(areas.locate(longitude, latitude));
  const { metres, sides } = areas.border(longitude, latitude);
  if (metres > Math.max(accuracy, leastDoubt)) {
    return here ? { said: `Sei nel Comune di ${here.name}.`, places: [here] } : { said: 'Non sei in Lombardia.', places: [] };
  }
  if (here && accuracy > rough) {
    return { said: `La posizione è incerta di ${Math.round(accuracy / 1000)} km. Forse sei a ${here.name}, o in un Comune lì intorno.`, places: [here] };
  }
  const places = sides.map(comune).filter(Boolean);
  const [first, second] = places;
  return {
    said: second
      ? `Sei vicino al confine tra ${first.name} e ${second.name}: guarda in quale sei.`
      : `Sei vicino al confine della regione, dalle parti di ${first.name}.`,
    places,
  };
}
