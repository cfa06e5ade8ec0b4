import type { Replay } from './replay-server.ts'
import type { BenchRequest } from './requests.ts'

/** What there is when cases are measured. */
export interface Place {
  path: string
  users: { id: string; userName: string }[]
  /** Of a group without members. */
  group: string
  /** Of users who are in the database and were not sent. */
  known: string[]
}

/** One request in many variants, and the same for the limit: the texts of the first variant represent those of the others. */
export interface ScimCase {
  label: string
  fresh: string[]
  request(place: Place, number: number): BenchRequest
  /** The texts by which variants differ. */
  texts(place: Place, number: number): string[]
}

const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

export function userBody(userName: string): string {
  return JSON.stringify({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    externalId: `external-of-${userName}`,
    userName,
    name: { givenName: 'Grace', familyName: 'Hopper' },
    emails: [{ value: userName, type: 'work', primary: true }],
    title: 'Rear Admiral',
    active: true,
  })
}

const newUser = (number: number) => `new-user-${String(number).padStart(8, '0')}@bench.example`

export const scimCases: readonly ScimCase[] = [
  {
    label: 'POST a user',
    fresh: ['directory_user', 'event', 'directory_log_entry'],
    request: ({ path }, number) => ({ method: 'POST', path: `${path}/Users`, body: userBody(newUser(number)) }),
    texts: (_place, number) => [newUser(number)],
  },
  {
    label: 'PATCH one member into a group',
    fresh: ['event', 'directory_log_entry'],
    request: ({ path, group, users }, number) => ({
      method: 'PATCH',
      path: `${path}/Groups/${group}`,
      body: JSON.stringify({
        schemas: [patchOp],
        Operations: [{ op: 'add', path: 'members', value: [{ value: users[number]?.id }] }],
      }),
    }),
    texts: ({ users }, number) => [users[number]?.id ?? ''],
  },
  {
    label: 'GET by userName',
    fresh: ['event'],
    request: ({ path, known }, number) => ({
      method: 'GET',
      path: `${path}/Users?filter=${encodeURIComponent(`userName eq "${known[number]}"`)}`,
    }),
    texts: ({ known }, number) => [known[number] ?? ''],
  },
]

/** The same for the limit. */
export function replayOf(each: ScimCase, place: Place, first: number, number: number): BenchRequest {
  const from = each.texts(place, first)
  const to = each.texts(place, number)
  const replay: Replay = { script: each.label, replace: from.map((text, i) => [text, to[i] ?? text]) }
  return { method: 'POST', path: '/', body: JSON.stringify(replay) }
}
