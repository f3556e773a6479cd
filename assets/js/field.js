// The search field for a Comune while it is in use: suggestions as one types, and the answer below the form. The combobox
// is the one that the design system carries, accessible-autocomplete, bundled from its source: the file that the design
// system ships is twice the weight, for browsers of 2015.
// Both libraries are under the MIT licence: assets/licences.txt, which the site publishes.
import { createElement, render } from 'preact';
import Autocomplete from 'accessible-autocomplete/src/autocomplete';
import { answer, called } from './answer.js';
import { openIndex } from './search.js';

/** How many suggestions fit on a phone above its keyboard, with some scrolling. */
const most = 8;

/** On a screen lower than this there is a keyboard, under which the answer would be: the field goes up. In pixels. */
const keyboard = 600;

/** When the field becomes a combobox it may have the focus and some letters already. */
class Field extends Autocomplete {
  constructor(props) {
    super(props);
    const { focused, options } = props;
    Object.assign(this.state, { focused: focused ? -1 : null, options, menuOpen: focused && options.length > 0, selected: -1 });
  }

  // Enter sends the form unless a suggestion is chosen.
  handleEnter(event) {
    if (this.state.selected >= 0) super.handleEnter(event);
    else this.setState({ menuOpen: false });
  }
}

/** Turns the form into one that answers in place. Gives the function that answers what stands in the field. */
export async function enhance(form) {
  const { root } = form.dataset;
  const input = form.elements.nome;
  const box = document.getElementById(form.dataset.answer);
  const search = openIndex(...await Promise.all(['comuni', 'cerca'].map((folder) => fetch(`${root}${folder}/indice.json`).then((it) => (it.ok ? it.json() : Promise.reject())))));
  const status = box.previousElementSibling;
  const show = (query, result) => {
    const { said, nodes } = answer(root, query, result);
    status.textContent = said;
    box.replaceChildren(...nodes);
    if (visualViewport.height < keyboard) form.scrollIntoView({ behavior: 'instant' });
  };
  const suggest = (query) => {
    const { found, close } = search(query);
    return [...found, ...close].slice(0, most);
  };

  render(createElement(Field, {
    id: input.id,
    name: input.name,
    focused: document.activeElement === input,
    defaultValue: input.value,
    options: suggest(input.value),
    confirmOnBlur: false,
    showNoOptionsFound: false,
    displayMenu: 'overlay',
    menuAttributes: { 'aria-labelledby': input.labels[0].id },
    source: (query, populate) => populate(suggest(query)),
    templates: { inputValue: (comune) => comune?.name ?? '', suggestion },
    onConfirm: (comune) => comune && show(comune.name, { found: [comune], close: [] }),
    tAssistiveHint: () => 'Scegli con le frecce e Invio, o con il dito.',
  }), input.parentNode.parentNode, input.parentNode);

  input.spellcheck = false;
  const reply = () => show(input.value, search(input.value));
  form.addEventListener('submit', (event) => {
    if (!input.value.trim()) return; // the list A-Z answers
    event.preventDefault();
    reply();
  });
  form.closest('[popover]')?.addEventListener('keydown', ({ key }) => key === 'Escape' && box.replaceChildren());
  return reply;
}

/** A suggestion as the combobox wants it, in HTML. */
function suggestion(comune) {
  const line = document.createElement('span');
  const under = document.createElement('small');
  under.textContent = comune.ambito ? `Ambito ${comune.ambito.nome}` : '';
  line.append(called(comune), under);
  return line.innerHTML;
}
