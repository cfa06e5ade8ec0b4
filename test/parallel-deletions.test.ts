import { beforeEach, describe, expect, test } from 'vitest'
import { announcedDuring } from './announced.ts'
import { ask, type Call, callsOf, type Request } from './calls.ts'
import { startFurnished } from './furnished.ts'
import type { Sent } from './samples.ts'

const environment = await startFurnished()
const { rewind, whileHeld } = environment

/** What ends something without being a DELETE. */
const endings = new Set([
  'gatehouse.users.erase',
  'ApiKeysController_expire',
  'UserlandSessionsController_revokeSession',
  'UserlandUserInvitesController_revoke',
  'UserlandUserOrganizationMembershipsController_deactivate',
])
const deletions = callsOf(environment.servers[0].app.operations).filter(
  ({ operation: { method, id } }) => method === 'DELETE' || endings.has(id),
)

beforeEach(rewind)

const inTurn = async (call: Call, request: Request): Promise<Sent[]> => {
  const answers = []
  for (let i = 0; i < 4; i++) answers.push(await ask(environment, call, request, { on: i }))
  return answers
}

describe.each(deletions.map((call) => [call.name, call] as const))('%s', (_name, call) => {
  test('four times at once on two servers does what four times in turn does: once, with the events of one', async () => {
    const request = await call.prepare(environment)
    const turns = await announcedDuring(environment, () => inTurn(call, request))
    expect(turns.events).toEqual(call.events)

    await rewind()
    const twin = await call.prepare(environment)
    const atOnce = await announcedDuring(environment, () =>
      // All of them have looked at what is there, and then wait for each other.
      whileHeld<Sent>('everything', async (begin) => {
        for (const on of [0, 1, 2, 3]) await begin(() => ask(environment, call, twin, { on }))
      }),
    )

    const statuses = (answers: readonly Sent[]) => answers.map(({ status }) => status).sort()
    expect(statuses(atOnce.answer)).toEqual(statuses(turns.answer))
    expect(atOnce.events).toEqual(call.events)
  })
})
