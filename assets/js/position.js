// «Usa la mia posizione»: from where the reader is to their Ambito. The position is compared with the boundaries here,
// in the browser, and goes nowhere. Without this script the alphabet below serves.
import { openAreas } from './where.js';

/** Nearer than this to a border the answer names both sides: boundaries are generalised, and positions uncertain. */
const leastDoubt = 100; // metres

const box = document.querySelector('[data-boundaries]');
if (box && 'geolocation' in navigator) {
  const button = box.querySelector('button');
  const answer = box.querySelector('[role=status]');
  box.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    answer.replaceChildren('Sto cercando…');
    try {
      const [{ coords }, areas] = await Promise.all([position(), boundaries(box.dataset.boundaries)]);
      answer.replaceChildren(...sentence(areas, coords, link));
    } catch {
      answer.replaceChildren('La tua posizione non si può sapere. Scegli la prima lettera del tuo Comune.');
    }
    button.disabled = false;
  });
}

function position() {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 15_000, maximumAge: 60_000 });
  });
}

async function boundaries(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return openAreas(await response.json());
}

function link(area) {
  const a = document.createElement('a');
  a.href = `${box.dataset.ambiti}${area.codice_ambito}/`;
  a.textContent = `Ambito ${area.denominazione_ambito}`;
  return a;
}

/** What to say of a place: texts and links in order. */
function sentence(areas, { longitude, latitude, accuracy }, show) {
  const here = areas.locate(longitude, latitude);
  const { metres, sides } = areas.border(longitude, latitude);
  if (metres > Math.max(accuracy, leastDoubt)) {
    return here ? ['Sei nell’', show(here), ', secondo il nostro elenco dei Comuni, che non è ufficiale.'] : ['Non sei in Lombardia.'];
  }
  const [first, second] = sides.filter(Boolean);
  return second
    ? ['Sei vicino al confine tra ', show(first), ' e ', show(second), ': guarda in quale sta il tuo Comune.']
    : ['Sei vicino al confine della regione, dalle parti dell’', show(first), '.'];
}
