// What moves by itself in the Admin Portal, which works without it. Elements with data-live are read again until they have
// none; a file is read into the text field that data-file names; data-filter hides what does not match while one types. A form
// is sent once.

const everyMs = 3_000

// `seen` is what came last, as other scripts may have changed what is shown of it.
async function refresh(element, seen = element.outerHTML) {
  await new Promise((resolve) => setTimeout(resolve, everyMs))
  if (document.hidden) return refresh(element, seen)
  let html
  try {
    const answer = await fetch(location.href, { headers: { 'x-gatehouse-live': '1' }, redirect: 'error' })
    // The session is over: the page that says so replaces this one.
    if (answer.status === 401) return location.reload()
    if (!answer.ok) return refresh(element, seen)
    html = await answer.text()
  } catch {
    return refresh(element, seen)
  }
  const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(element.id)
  if (fresh === null || fresh.outerHTML === seen) return refresh(element, seen)
  const { outerHTML } = fresh
  if (!('live' in fresh.dataset)) {
    const { reload } = element.dataset
    if (reload !== undefined) return location.reload()
    delete element.dataset.live
  }
  // The element itself stays, so that screen readers announce what changed in it.
  element.replaceChildren(...fresh.childNodes)
  if ('live' in element.dataset) return refresh(element, outerHTML)
}

document.documentElement.dataset.scripted = ''
for (const element of document.querySelectorAll('[data-live]')) refresh(element)

for (const input of document.querySelectorAll('input[data-file]')) {
  const target = document.getElementById(input.dataset.file)
  input.addEventListener('change', async () => {
    target.value = (await input.files[0]?.text()) ?? ''
    target.focus()
  })
  input.closest('[hidden]').hidden = false
}

for (const input of document.querySelectorAll('input[data-filter]')) {
  const items = [...document.querySelectorAll(`#${input.dataset.filter} > li`)]
  const none = document.getElementById(`${input.dataset.filter}-none`)
  input.closest('[hidden]').hidden = false
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase()
    // What fits everyone stays: it is the way on for a provider that is not listed.
    const isFound = ({ dataset, textContent }) =>
      !('always' in dataset) && `${textContent} ${dataset.words ?? ''}`.toLowerCase().includes(wanted)
    for (const item of items) item.hidden = !('always' in item.dataset || isFound(item))
    none.hidden = items.some(isFound)
  })
}

const forget = (form) => {
  delete form.dataset.sent
  form.querySelector('[aria-busy]')?.removeAttribute('aria-busy')
}

/** As long as most answers take. After that the network may have lost it. */
const sentMs = 10_000

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (event.defaultPrevented) return
  // A secret that the first answer shows once would be lost with it.
  if ('sent' in form.dataset) return event.preventDefault()
  form.dataset.sent = ''
  submitter?.setAttribute('aria-busy', 'true')
  setTimeout(forget, sentMs, form)
})
// The browser shows a page again as it was left.
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(forget))
