// Asks before a page is left on which something was typed and not saved. Without scripts the page itself says so.
const form = document.querySelector('form[data-unsaved]')
const typed = () => new URLSearchParams(new FormData(form)).toString()

if (form) {
  // What the server could not keep stands in the boxes from the start.
  const kept = form.dataset.unsaved === 'already' ? null : typed()
  let saving = false
  form.addEventListener('submit', () => { saving = true })
  addEventListener('pageshow', () => { saving = false })
  addEventListener('beforeunload', (event) => {
    if (!saving && typed() !== kept) event.preventDefault()
  })
}
