import { keysOf } from '#platform/records.ts'

/** How a person loses access. Each is a column of the table in docs/guides/end-access.md. */
export const ways = {
  directory: 'their directory deactivates them',
  deactivation: 'their membership is deactivated',
  deletion: 'the user is deleted',
  'sign-out': 'they are signed out everywhere',
} as const
export type Way = keyof typeof ways
export const everyWay = keysOf(ways)

/** What a person has. Each is a row of the same table. */
export interface Row {
  what: string
  /** How it finds out that the person has lost access. */
  how: string
  /** What does not end it, with the word for the table: the guide has the reasons. */
  stays?: Partial<Record<Way, string>>
}

const staysMember = { 'sign-out': 'stays a member' }

export const rows = {
  browser: { what: 'a browser that is signed in', how: 'it goes to the application' },
  refresh: { what: 'a refresh token', how: 'it is exchanged' },
  introspection: { what: 'an access token of an application', how: 'it is introspected' },
  agent: { what: 'a token of an agent that acts for them', how: 'it is validated' },
  logout: { what: 'an application', how: 'a logout token arrives' },
  push: { what: 'a receiver of Shared Signals, by push', how: 'a signal arrives' },
  poll: { what: 'a receiver of Shared Signals, by poll', how: 'a signal arrives' },
  target: { what: 'a SCIM target', how: 'it has `active: false`', stays: staysMember },
  pipe: {
    what: 'an account at another service',
    how: 'its token is asked for',
    stays: { 'sign-out': 'stays connected' },
  },
  key: { what: 'an API key of theirs', how: 'it is validated', stays: { 'sign-out': 'stays valid' } },
} as const satisfies Record<string, Row>
export type PartyName = keyof typeof rows

export const partyNames = keysOf(rows)

/** Whether a way of losing access leaves a party as it is. */
export function staysOf(party: PartyName, way: Way): string | undefined {
  const { stays }: Row = rows[party]
  return stays?.[way]
}
