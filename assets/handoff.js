// Carries a connection on once the page that opened this window has handed over what only it knows. It repeats its message until
// it is notified that it arrived. Whether it may hand over anything is for the server to say, by the address of the page.
const form = document.querySelector('form')
const { state, handoff_token, origin } = form.elements

function receive({ source, origin: from, data }) {
  if (source === null || source !== window.opener) return
  if (data?.redirectToken !== state.value || typeof data.handoffToken !== 'string') return
  window.removeEventListener('message', receive)
  source.postMessage({ redirectToken: state.value }, from)
  handoff_token.value = data.handoffToken
  origin.value = from
  form.submit()
}

window.addEventListener('message', receive)
