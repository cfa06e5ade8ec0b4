const schemas = 'https://schemas.openid.net/secevent'

/**
 * What signals mean here: whether they end the sessions of the person. A credential that was added is no reason, and neither is anything that
 * the provider says of devices or claims.
 */
const meanings: Readonly<Record<string, 'ends' | 'ends unless created' | 'noted'>> = {
  'caep/event-type/session-revoked': 'ends',
  'caep/event-type/credential-change': 'ends unless created',
  'caep/event-type/token-claims-change': 'noted',
  'caep/event-type/assurance-level-change': 'noted',
  'caep/event-type/device-compliance-change': 'noted',
  'caep/event-type/risk-level-change': 'noted',
  'caep/event-type/session-established': 'noted',
  'caep/event-type/session-presented': 'noted',
  'risc/event-type/account-disabled': 'ends',
  'risc/event-type/account-purged': 'ends',
  'risc/event-type/account-credential-change-required': 'ends',
  'risc/event-type/credential-compromise': 'ends',
  // Of earlier drafts, and still sent.
  'risc/event-type/sessions-revoked': 'ends',
  'risc/event-type/account-enabled': 'noted',
  'risc/event-type/identifier-changed': 'noted',
  'risc/event-type/identifier-recycled': 'noted',
  'risc/event-type/recovery-activated': 'noted',
  'risc/event-type/recovery-information-changed': 'noted',
  'ssf/event-type/verification': 'noted',
  'ssf/event-type/stream-updated': 'noted',
}

/** The URIs of what may end sessions, without those of earlier drafts. */
export const endingEvents = Object.entries(meanings)
  .filter(([name, meaning]) => meaning !== 'noted' && name !== 'risc/event-type/sessions-revoked')
  .map(([name]) => `${schemas}/${name}`)

export interface SignalMeaning {
  /** For the trace. */
  type: string
  endsSessions: boolean
}

export function meaningOf(uri: string, payload: Readonly<Record<string, unknown>>): SignalMeaning {
  const name = uri.startsWith(`${schemas}/`) ? uri.slice(schemas.length + 1) : ''
  const meaning = Object.hasOwn(meanings, name) ? meanings[name] : undefined
  if (meaning === undefined) return { type: 'other', endsSessions: false }
  const isCreated = payload.change_type === 'create'
  const endsSessions = meaning === 'ends' || (meaning === 'ends unless created' && !isCreated)
  return { type: name.split('/').at(-1) ?? 'other', endsSessions }
}
