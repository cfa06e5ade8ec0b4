// Forms with data-passkey ask the browser for a passkey before they are sent. Without this script, or in a browser without
// passkeys, they stay hidden.

/** @param {string} text base64url */
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))

/** @param {ArrayBuffer | null} buffer */
const toText = (buffer) =>
  buffer === null
    ? undefined
    : btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-')
        .replace(/\//g, '_')
        .replace(/=+$/, '')

const withBytes = (credentials = []) => credentials.map((each) => ({ ...each, id: toBytes(each.id) }))

/** Where a request that waits in the background is ended, before another one is made. */
let waiting

async function create(options) {
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials),
    },
  })
  const { clientDataJSON, attestationObject } = credential.response
  return toJson(credential, {
    clientDataJSON: toText(clientDataJSON),
    attestationObject: toText(attestationObject),
    transports: credential.response.getTransports?.() ?? [],
  })
}

async function get(options, mediation) {
  waiting?.abort()
  waiting = new AbortController()
  const credential = await navigator.credentials.get({
    ...(mediation === undefined ? {} : { mediation }),
    signal: waiting.signal,
    publicKey: { ...options, challenge: toBytes(options.challenge) },
  })
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response
  return toJson(credential, {
    clientDataJSON: toText(clientDataJSON),
    authenticatorData: toText(authenticatorData),
    signature: toText(signature),
    userHandle: toText(userHandle),
  })
}

function toJson(credential, response) {
  const { id, type, authenticatorAttachment } = credential
  const rawId = toText(credential.rawId)
  return JSON.stringify({ id, rawId, type, authenticatorAttachment, response, clientExtensionResults: {} })
}

function prepare(form) {
  const options = JSON.parse(form.dataset.options)
  const failure = form.querySelector('[role=alert]')
  const button = form.querySelector('button')
  const send = (response) => {
    form.elements.namedItem('response').value = response
    form.submit()
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    failure.hidden = true
    try {
      send(await (form.dataset.passkey === 'create' ? create(options) : get(options)))
    } catch {
      failure.hidden = false
      button.disabled = false
    }
  })
  form.hidden = false
  return { options, send }
}

const isAvailable = typeof PublicKeyCredential === 'function' && navigator.credentials !== undefined
const unsupported = document.querySelector('[data-passkeys-unsupported]')
if (unsupported !== null) unsupported.hidden = isAvailable
for (const form of isAvailable ? document.querySelectorAll('form[data-passkey]') : []) {
  const { options, send } = prepare(form)
  if (form.dataset.passkey === 'get' && (await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    // Offers passkeys in the list under the address field. Whatever ends it, the button is still there.
    get(options, 'conditional').then(send, () => undefined)
  }
}
