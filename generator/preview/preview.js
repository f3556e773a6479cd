// Keeps a page that «ambiti serve» shows up to date: loads it again when there is a new site, and lays the faults of the
// sources over it when there cannot be one.
const script = document.currentScript;
const own = (name) => new URL(name, script.src);

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = own('preview.css');
document.head.append(style);

const note = document.createElement('p');
note.className = 'ambiti-nota';
note.setAttribute('role', 'status');
document.body.append(note);

const dialog = document.createElement('dialog');
dialog.className = 'ambiti-errori';
dialog.setAttribute('aria-labelledby', 'ambiti-errori-titolo');
document.body.append(dialog);

const source = new EventSource(own('stato'));
source.addEventListener('message', ({ data }) => {
  const { version, working, errors, shown } = JSON.parse(data);
  if (version !== Number(script.dataset.version)) {
    location.reload();
    return;
  }
  say(working ? 'Il sito si sta aggiornando…' : '');
  tell(working ? [] : errors ?? [], shown);
});
source.addEventListener('error', () => say('«ambiti serve» non risponde: la pagina non si aggiorna.'));
addEventListener('pagehide', () => source.close());

function say(text) {
  note.textContent = text;
  note.hidden = !text;
}

function tell(errors, shown) {
  dialog.close();
  if (!errors.length) return;
  const list = element('ol', ...errors.map((line) => {
    const [, place, words] = line.match(/^(\S+?:)\s(.*)$/) ?? [null, '', line];
    return element('li', element('code', place), ' ', words);
  }));
  const title = element('h2', errors.length === 1 ? 'C’è una cosa da correggere' : `Ci sono ${errors.length} cose da correggere`);
  title.id = 'ambiti-errori-titolo';
  const close = element('button', 'Chiudi');
  close.addEventListener('click', () => dialog.close());
  const state = shown ? 'La pagina è già quella nuova, ma così il sito non si può pubblicare.' : 'La pagina resta quella di prima.';
  dialog.replaceChildren(title, element('p', `${state} Si aggiorna da sola appena salvi la correzione.`), list, close);
  dialog.showModal();
}

function element(name, ...content) {
  const e = document.createElement(name);
  e.append(...content);
  return e;
}
