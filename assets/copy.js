// Buttons with data-copy copy the text of the element that they name by its id. Without this script, or where the browser
// lets no page write to the clipboard, they stay hidden; the text can be selected by hand.

/** How long a button says that it has copied. */
const shownMs = 2_000

/** A list is copied line by line. */
const textOf = (source) =>
  source.matches('ul') ? Array.from(source.children, (line) => line.textContent).join('\n') : source.textContent

function prepare(button) {
  const source = document.getElementById(button.dataset.copy)
  const label = button.querySelector('span')
  const status = button.nextElementSibling
  const words = label.textContent
  let reset
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(textOf(source))
    } catch {
      // The person was asked and said no: what they wanted to copy is selected, for the browser's own command.
      getSelection().selectAllChildren(source)
      return
    }
    label.textContent = status.textContent = button.dataset.copied
    clearTimeout(reset)
    reset = setTimeout(() => {
      label.textContent = words
      status.textContent = ''
    }, shownMs)
  })
  button.hidden = false
}

for (const button of navigator.clipboard === undefined ? [] : document.querySelectorAll('button[data-copy]'))
  prepare(button)
