// «Copia»: puts a text that the page shows on the clipboard, and says so. Where the browser does not let it, the text is
// selected. Without this script there are no buttons, and the text is there all the same.
for (const button of document.querySelectorAll('[data-copies]')) {
  const text = document.getElementById(button.dataset.copies);
  const answer = button.parentElement.querySelector('[role=status]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    answer.textContent = '';
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      answer.textContent = 'Copiato.';
    } catch {
      getSelection().selectAllChildren(text);
      answer.textContent = 'Testo selezionato: copialo tu.';
    }
  });
}
