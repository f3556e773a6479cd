// The search field for a Comune that stands on every page. It is a plain form, which leads to the list A-Z; this makes
// it answer in place. What that takes (field.js, and the index of the Comuni) is loaded when the field is first used.
const form = document.querySelector('[data-finder]');

if (form) {
  const input = form.elements.nome;
  const enhance = () => import(form.dataset.finder).then(({ enhance }) => enhance(form));
  const plain = () => {}; // what could not be loaded leaves the form as it was

  const asked = new URLSearchParams(location.search).get('nome');
  if (asked) {
    input.value = asked;
    enhance().then((answer) => answer(), plain);
  } else {
    input.addEventListener('focus', () => enhance().catch(plain), { once: true });
  }

  // On a narrow screen the form waits in a popover.
  form.closest('[popover]')?.addEventListener('toggle', ({ newState }) => newState === 'open' && input.focus());
}
