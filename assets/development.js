// What the pages of development do beyond HTML: copy, show times in the reader's zone, move through rows by arrow keys,
// and load again when there is something new. Without it they show times in UTC and nothing to copy with.
const announcement = document.querySelector('[role=status]')

for (const button of document.querySelectorAll('[data-copy]')) {
  const label = button.firstElementChild
  let restoring
  button.hidden = false
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(button.dataset.copy).then(
      () => true,
      () => false,
    )
    label.textContent = copied ? 'Copied' : 'Select it by hand'
    announcement.textContent = label.textContent
    clearTimeout(restoring)
    restoring = setTimeout(() => {
      label.textContent = 'Copy'
      announcement.textContent = ''
    }, 2000)
  })
}

const format = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
})
for (const time of document.querySelectorAll('time')) time.textContent = format.format(new Date(time.dateTime))

const rows = [...document.querySelectorAll('.gh-row, .gh-fold')]
document.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const at = rows.indexOf(document.activeElement)
  const next = at < 0 || step === undefined ? undefined : rows[at + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
})

const newestIn = (text) => /<main data-newest="[^"]*"/.exec(text)?.[0]
const newest = newestIn(document.documentElement.outerHTML)
document.addEventListener('visibilitychange', async () => {
  if (document.visibilityState !== 'visible' || newest === undefined) return
  const answer = await fetch(location.href).catch(() => undefined)
  if (answer?.ok && newestIn(await answer.text()) !== newest) location.reload()
})
