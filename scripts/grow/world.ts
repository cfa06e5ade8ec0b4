import { ulidFloor } from '#platform/ids.ts'
import { companyKinds, companyWords, firstNames, lastNames } from './names.ts'
import { randomAt } from './random.ts'
import type { Size } from './sizes.ts'

export interface Organization {
  id: string
  name: string
  domain: string
  createdAt: Date
}

export interface Person {
  id: string
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
/** The log goes back so far. */
export const daysOfEvents = 180

/** What is in an environment: each place of a series is made when it is asked for, so that a large world takes no memory. */
export interface World {
  readonly size: Size
  readonly now: Date
  /** Beyond the number of users: people who were deleted, of whom only the logs know. */
  person(place: number): Person
  organization(place: number): Organization
  /** When the event of a place happened. */
  timeOf(place: number, count: number): Date
}

/** @param series another one for each environment, so that all ids differ */
export function makeWorld(size: Size, now: Date, series: number): World {
  const timeIn = (place: number, count: number, periodMs: number) =>
    new Date(now.getTime() - periodMs + Math.floor((periodMs * Math.min(place, count)) / (count + 1)))
  const organizations = Array.from({ length: size.organizations }, (_, place): Organization => {
    const random = randomAt(series + 1, place)
    const createdAt = timeIn(place, size.organizations, 3 * yearMs)
    const name = `${random.pick(companyWords)} ${random.pick(companyKinds)}`
    const domain = `${name.toLowerCase().replace(' ', '-')}-${place}.example`
    return { id: idAt('org', createdAt, random.digits(16)), name, domain, createdAt }
  })
  const organization = (place: number) => {
    const found = organizations[place]
    if (found === undefined) throw new Error(`There is no organization ${place}.`)
    return found
  }
  return {
    size,
    now,
    organization,
    timeOf: (place, count) => timeIn(place, count, daysOfEvents * dayMs),
    person(place) {
      const random = randomAt(series + 2, place)
      const createdAt = timeIn(place, size.users, 2 * yearMs)
      // One customer has a fifth of everyone.
      const of = organization(random.next() < 0.2 ? 0 : random.skewed(size.organizations))
      const [firstName, lastName] = [random.pick(firstNames), random.pick(lastNames)]
      const local = `${firstName}.${lastName}${place}`
        .toLowerCase()
        .normalize('NFD')
        .replaceAll(/[^a-z0-9.]/g, '')
      return {
        id: idAt('user', createdAt, random.digits(16)),
        organization: of,
        email: `${local}@${random.below(10) === 0 ? 'mail.example' : of.domain}`,
        firstName,
        lastName,
        externalId: random.below(3) === 0 ? `crm-${100_000 + place}` : null,
        createdAt,
        lastSignInAt: random.below(5) === 0 ? null : new Date(now.getTime() - random.below(30 * dayMs)),
      }
    },
  }
}

export const idAt = (prefix: string, at: Date, digits: string): string =>
  `${prefix}_${ulidFloor(at).slice(0, 10)}${digits}`
