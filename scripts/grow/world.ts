import { createIdMaker } from '#platform/ids.ts'
import { companyKinds, companyWords, firstNames, lastNames } from './names.ts'
import { createRandom } from './random.ts'
import type { Size } from './sizes.ts'

export interface Organization {
  id: string
  domainId: string
  name: string
  domain: string
  createdAt: Date
}

export interface Person {
  id: string
  membershipId: string
  organization: Organization
  email: string
  firstName: string
  lastName: string
  externalId: string | null
  createdAt: Date
  lastSignInAt: Date | null
}

const dayMs = 86_400_000
const yearMs = 365 * dayMs
/** Times of one run, which ends now. */
const daysOfEvents = 30

/** Companies that came over three years, the larger ones first in the list, and their people. */
export function makeWorld({ users, organizations }: Size, now: Date) {
  const random = createRandom(31)
  const companies = inTime(organizations, 3 * yearMs, now).map((createdAt, i): Organization => {
    const name = `${random.pick(companyWords)} ${random.pick(companyKinds)}`
    const domain = `${name.toLowerCase().replace(' ', '-')}-${i}.example`
    const { newId } = createIdMaker(() => createdAt)
    return { id: newId('org'), domainId: newId('org_domain'), name, domain, createdAt }
  })
  const people = inTime(users, 2 * yearMs, now).map((createdAt, i): Person => {
    const organization = companies[random.skewed(companies.length)] ?? companies[0]
    if (organization === undefined) throw new Error('There is no organization.')
    const [firstName, lastName] = [random.pick(firstNames), random.pick(lastNames)]
    const local = `${firstName}.${lastName}${i}`
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z0-9.]/g, '')
    const { newId } = createIdMaker(() => createdAt)
    return {
      id: newId('user'),
      membershipId: newId('om'),
      organization,
      email: `${local}@${random.below(10) === 0 ? 'mail.example' : organization.domain}`,
      firstName,
      lastName,
      externalId: random.below(3) === 0 ? `crm-${100_000 + i}` : null,
      createdAt,
      lastSignInAt: random.below(5) === 0 ? null : new Date(now.getTime() - random.skewed(daysOfEvents * dayMs)),
    }
  })
  return { companies, people }
}

/** So many times up to now, in their order. */
function inTime(count: number, periodMs: number, now: Date): Date[] {
  return Array.from(
    { length: count },
    (_, i) => new Date(now.getTime() - periodMs + Math.floor((periodMs * i) / count)),
  )
}

export interface GrownEvent {
  id: string
  event: string
  organizationId: string | null
  data: object
  at: Date
}

/** What people do all day over a month: most of it by a few of them, and more of it in the afternoon. */
export function* makeEvents(people: readonly Person[], count: number, now: Date): Generator<GrownEvent> {
  const random = createRandom(73)
  const begin = now.getTime() - daysOfEvents * dayMs
  let at = new Date(begin)
  const { newId } = createIdMaker(() => at)
  for (let i = 0; i < count; i++) {
    at = new Date(begin + Math.floor((daysOfEvents * dayMs * i) / count))
    const person = people[random.skewed(people.length)]
    if (person === undefined) return
    const [event, data] = eventOf(person, random.next())
    yield { id: newId('event'), event, organizationId: person.organization.id, data, at }
  }
}

function eventOf(person: Person, share: number): [string, object] {
  const { id, email, organization } = person
  const attempt = { status: 'succeeded', ip_address: '198.51.100.7', user_agent: 'Mozilla/5.0', user_id: id, email }
  const failed = (code: string) => ({ ...attempt, status: 'failed', error: { code, message: 'It was refused.' } })
  if (share < 0.4)
    return [
      'session.created',
      {
        object: 'session',
        id: `session_${id.slice(5)}`,
        user_id: id,
        organization_id: organization.id,
        status: 'active',
      },
    ]
  if (share < 0.65) return ['authentication.password_succeeded', { ...attempt, type: 'password' }]
  if (share < 0.8) return ['authentication.sso_succeeded', { ...attempt, type: 'sso' }]
  if (share < 0.86) return ['authentication.password_failed', { ...failed('invalid_credentials'), type: 'password' }]
  if (share < 0.88) return ['authentication.sso_failed', { ...failed('connection_inactive'), type: 'sso' }]
  const user = {
    object: 'user',
    id,
    email,
    email_verified: true,
    first_name: person.firstName,
    last_name: person.lastName,
  }
  return [share < 0.98 ? 'user.updated' : 'user.created', user]
}
