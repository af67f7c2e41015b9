// One dialog for every question.

import { el } from './elements.js';

const dialog = document.getElementById('ask');
const form = document.getElementById('ask-form');

/**
 * Asks; closing the dialog in any other way than by its button is a no.
 * @param {object} question title, text, confirm (the button's word), fields (name, label, type,
 *     value, required, most)
 * @returns {Promise<object|null>} the answers by name, or null for a no
 */
export function ask(question) {
  document.getElementById('ask-title').textContent = question.title;
  document.getElementById('ask-text').textContent = question.text;
  document.getElementById('ask-confirm').textContent = question.confirm;
  const fields = (question.fields ?? []).map((field) => {
    const id = `ask-${field.name}`;
    const input = el('input', { id, name: field.name, type: field.type ?? 'text', required: field.required,
      maxlength: field.most, autocomplete: 'off', spellcheck: 'false' });
    input.value = field.value ?? '';
    return el('div', { class: 'field' }, el('label', { for: id, text: field.label }), input);
  });
  document.getElementById('ask-fields').replaceChildren(...fields);
  return new Promise((answer) => {
    dialog.returnValue = '';
    dialog.addEventListener('close', () => {
      answer(dialog.returnValue === 'yes' ? Object.fromEntries(new FormData(form)) : null);
      // A token must not stay in the page.
      document.getElementById('ask-fields').replaceChildren();
    }, { once: true });
    dialog.showModal();
  });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  dialog.close('yes');
});
document.getElementById('ask-cancel').addEventListener('click', () => dialog.close(''));
