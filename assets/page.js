// What a page does better with a script, and well without: times are put into the reader's time zone, and the button of a
// password field shows what is typed.

const { lang } = document.documentElement

function localize(element) {
  const at = new Date(element.dateTime)
  const withTime = element.dataset.local === 'time'
  element.textContent = new Intl.DateTimeFormat(lang, {
    dateStyle: 'medium',
    ...(withTime ? { timeStyle: 'short' } : {}),
  }).format(at)
  element.title = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'long' }).format(at)
}

const localizeIn = (root) => root.querySelectorAll('time[data-local]').forEach(localize)

localizeIn(document)
// Parts of the Admin Portal are read again while they change.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) localizeIn(node)
}).observe(document.body, { childList: true, subtree: true })

function prepare(button) {
  const input = document.getElementById(button.getAttribute('aria-controls'))
  const show = (isShown) => {
    input.type = isShown ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(isShown))
  }
  button.addEventListener('click', () => show(input.type === 'password'))
  // Password managers and browsers store only what was sent as a password.
  input.form?.addEventListener('submit', () => show(false))
  button.hidden = false
}

document.querySelectorAll('button[data-shows]').forEach(prepare)
