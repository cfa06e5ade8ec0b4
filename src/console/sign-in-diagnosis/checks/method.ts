import type { Facts, Way } from '../facts.ts'
import type { DiagnosedMethod } from '../schemas.ts'
import { type Check, ofSetting } from './check.ts'

const inWords: Readonly<Record<DiagnosedMethod, string>> = {
  password: 'a password',
  magic_auth: 'a code by email',
  passkey: 'a passkey',
  oauth: 'an account at a provider',
  sso: 'single sign-on',
}

/** 3. Whether the method is on, and whether the person has what it takes. */
export function checkMethod({ ways, supposed, person }: Facts): Check {
  const name = 'method' as const
  const usable = ways.filter(({ isOn, isTheirs }) => isOn && isTheirs)
  const also = usable.filter(({ method }) => method !== supposed.method).map(({ method }) => inWords[method])
  const others = also.length === 0 ? '' : ` They also have ${listed(also)}.`
  const way = ways.find(({ method }) => method === supposed.method)
  if (way === undefined)
    return {
      name,
      outcome: 'stops',
      message: `There is no way left for them to sign in. ${ways.filter(({ isOn }) => isOn).length === 0 ? 'All are turned off.' : 'They have none of those that are turned on.'}`,
      change: ofSetting('sign_in_methods'),
      cure: { text: 'Turn a method on.', action: 'open_sign_in_settings', id: null },
    }
  if (way.isOn && (way.isTheirs || person.user === undefined))
    return { name, outcome: 'passes', message: `Signs in with ${inWords[way.method]}.${others}` }
  return { name, outcome: 'stops', ...refusal(way, others, person.user?.id) }
}

function refusal(
  { method, isOn }: Way,
  others: string,
  userId: string | undefined,
): Pick<Check, 'message' | 'change' | 'cure'> {
  if (!isOn && method === 'sso') return { message: `No connection is there for their single sign-on.${others}` }
  if (!isOn && method === 'oauth')
    return {
      message: `No provider is turned on.${others}`,
      change: { operations: ['gatehouse.social_providers.update', 'gatehouse.social_providers.delete'] },
    }
  if (!isOn)
    return {
      message: `${turnedOff[method]} turned off here.${others}`,
      change: ofSetting('sign_in_methods'),
      cure: { text: 'Turn it on.', action: 'open_sign_in_settings', id: null },
    }
  const missing = `No ${inWords[method].replace(/^an? /, '')} is theirs.${others}`
  if (method !== 'password' || userId === undefined) return { message: missing }
  return { message: missing, cure: { text: 'Send them a link to set one.', action: 'send_password_reset', id: userId } }
}

const turnedOff: Readonly<Record<DiagnosedMethod, string>> = {
  password: 'Passwords are',
  magic_auth: 'Codes by email are',
  passkey: 'Passkeys are',
  oauth: 'Providers are',
  sso: 'Single sign-on is',
}

function listed(names: readonly string[]): string {
  const [first = '', ...rest] = names
  const last = rest.at(-1)
  return last === undefined ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}`
}
