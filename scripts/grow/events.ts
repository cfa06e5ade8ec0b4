import type { Value } from './copy.ts'
import { digitsOf, randomAt, timesEach } from './random.ts'
import { idAt, type Person, type World } from './world.ts'

/** The person with the most events: so many, or a hundredth of them all. */
const mostOfOne = 10_000
/** Her place among the users. */
export const busiestPlace = 7
const agent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0'

/**
 * What people do all day, most of it by a few of them. Of every twentieth event the person was deleted since. Each row leaves
 * room for the rows that are made from it ({@link eventCopies}).
 */
export function* eventRows(environmentId: string, world: World, from: number): Generator<Value[]> {
  const { users } = world.size
  const count = world.size.events / timesEach
  const busiest = Math.ceil(world.size.events / Math.min(mostOfOne, world.size.events / 100))
  for (let place = 0; place < count; place++) {
    const random = randomAt(73, place)
    const at = world.timeOf(place, count)
    const isOfBusiest = place % busiest === 0
    const isGone = random.below(20) === 0
    const who = isOfBusiest ? busiestPlace : isGone ? users + random.below(users) : random.skewed(users)
    const person = world.person(who)
    const [event, data] = eventOf(person, random.next(), at)
    const id = idAt('event', at, digitsOf(place, random))
    const context = `{"client_id":"client_01","actor":{"id":"${person.id}","source":"api","name":null}}`
    yield [
      environmentId,
      id,
      from + place * timesEach + 1,
      event,
      person.organization.id,
      JSON.stringify(data),
      context,
      at,
      random.below(2) === 0 ? null : `req_${random.digits(26)}`,
    ]
  }
}

export const eventColumns = 'environment_id id position event organization_id data context created_at request_id'

/** Nine more of each after a position, in the database, which takes a fraction of the time: the same again, seconds later. */
export const eventCopies = `
  insert into events (environment_id, id, position, event, organization_id, data, context, created_at, request_id)
  select environment_id, left(id, -1) || n, position + n, event, organization_id, data, context,
    created_at + make_interval(secs => n), left(request_id, -1) || n
  from events, generate_series(1, ${timesEach - 1}) n where environment_id = $1 and position > $2`

function eventOf(person: Person, share: number, at: Date): [string, object] {
  const { id, email, organization } = person
  const time = at.toISOString()
  const attempt = { status: 'succeeded', ip_address: '198.51.100.7', user_agent: agent, user_id: id, email }
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
        auth_method: 'password',
        ip_address: '198.51.100.7',
        user_agent: agent,
        expires_at: time,
        ended_at: null,
        created_at: time,
        updated_at: time,
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
    profile_picture_url: null,
    last_sign_in_at: time,
    external_id: person.externalId,
    metadata: {},
    created_at: time,
    updated_at: time,
  }
  // One in ten thousand is of a rare kind.
  if (share > 0.9999) return ['user.deleted', user]
  return [share < 0.98 ? 'user.updated' : 'user.created', user]
}
