import type { Answer } from '../../api/client.ts'

export type Diagnosis = Answer<'GET /sign_ins/diagnosis'>
export type Check = Diagnosis['checks'][number]
export type Attempt = Diagnosis['attempts'][number]
type Method = NonNullable<Diagnosis['supposed']['method']>

export const methods: Readonly<Record<Method, string>> = {
  password: 'Password',
  magic_auth: 'Code by email',
  passkey: 'Passkey',
  oauth: 'Account at a provider',
  sso: 'Single sign-on',
}

export const methodOptions = (Object.keys(methods) as Method[]).map((value) => ({ value, text: methods[value] }))

export const checkTitles: Readonly<Record<Check['name'], string>> = {
  address: 'Address',
  user: 'User',
  method: 'Method',
  limits: 'Limits',
  mail: 'Mail',
  domain_sso: 'Single sign-on of the domain',
  connection: 'Connection',
  radar: 'Radar',
  email_verification: 'Verified email',
  second_factor: 'Second factor',
  organization: 'Organization',
  organization_sso: 'Single sign-on of the organization',
  action: 'Action',
  application: 'Application',
}

export const outcomes: Readonly<Record<Check['outcome'], string>> = {
  passes: 'Passes',
  stops: 'Stops',
  asks: 'Asks',
  not_tested: 'Not tested',
}

/** An attempt by its name: "authentication.password_failed" as "Password". */
export function attemptTitle({ type, name }: Attempt): string {
  if (type === 'message') return name === 'sms' ? 'Text message sent' : 'Mail sent'
  if (type === 'guess_limit') return 'Limit reached'
  if (type === 'radar_attempt') return name === 'radar' ? 'Radar looked' : `Radar: ${spaced(name)}`
  if (name === 'session.created') return 'Session began'
  const [, kind] = /^authentication\.(\w+?)_(?:succeeded|failed|started|timed_out|authorized)$/.exec(name) ?? []
  if (kind === undefined) return spaced(name.replace(/^authentication\./, '').replaceAll('.', ' '))
  return kind === 'sso' ? 'Single sign-on' : kind === 'magic_auth' ? 'Code by email' : spaced(kind)
}

function spaced(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
