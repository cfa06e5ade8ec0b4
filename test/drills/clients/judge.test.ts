import { expect, test } from 'vitest'
import type { Call } from './calls.ts'
import type { Witnessed } from './clients.ts'
import { judge } from './judge.ts'

const event = { id: 'event_1', event: 'organization.created', data: { id: 'org_1', name: 'Drill 1' } }
const delivery = { event }
/** One organization was created, found in the log, polled and delivered. */
const kept: Witnessed = {
  acknowledged: [{ event: 'organization.created', id: 'org_1', name: 'Drill 1' }],
  unacknowledged: [],
  endedSessions: [],
  wrongReads: [],
  polled: ['event_1'],
  receiver: { delivered: [delivery] },
  events: [event],
}

const call = (beganAt: number, answer: Partial<Call> = {}): Call => ({
  kind: 'create',
  beganAt,
  endedAt: beganAt + 10,
  from: 'gatehouse',
  status: 201,
  code: '',
  retryAfterSeconds: undefined,
  ...answer,
})
const refused = { status: 503, code: 'database_unavailable', retryAfterSeconds: 1 }
const tolerated = { refused: ['create'], longestSeconds: 10 } as const

test('an interruption counts from the first failure to the first success that began after the last one', () => {
  const calls = [call(0), call(100, refused), call(150), call(300, refused), call(900), call(1_000)]
  const { kinds, failures, faults } = judge(calls, kept, tolerated)
  expect(kinds).toEqual({ create: { calls: 6, failed: 2, failedForMs: 810, longestMs: 10 } })
  expect([failures, faults]).toEqual([{ '503 database_unavailable': 2 }, []])
})

test('a webhook that came twice with the same id is counted, and is no fault', () => {
  const twice = { ...kept, receiver: { delivered: [delivery, delivery] } }
  expect(judge([call(0)], twice, tolerated)).toMatchObject({ delivered: 2, repeated: 1, faults: [] })
})

test.each<[string, Partial<Call>]>([
  ['refused: read', { ...refused, kind: 'read' }],
  ['without Retry-After', { ...refused, retryAfterSeconds: undefined }],
  ['neither success nor 503', { status: 500, code: 'internal_error' }],
  ['neither success nor 503', { status: 429, code: 'too_many_requests', retryAfterSeconds: 1 }],
  ['not answered by Gatehouse', { from: 'proxy', status: 502 }],
  ['not answered by Gatehouse', { from: 'none', status: undefined, code: 'ECONNRESET' }],
  ['took over 10 s', { endedAt: 10_001 }],
])('a call that the drill must not cause is a fault: %s', (fault, answer) => {
  expect(judge([call(0, answer), call(20_000)], kept, tolerated).faults).toEqual([expect.stringContaining(fault)])
})

test('connections may break where the drill says so', () => {
  const broken = call(0, { from: 'none', status: undefined, code: 'ECONNRESET' })
  expect(judge([broken, call(100)], kept, { ...tolerated, broken: true }).faults).toEqual([])
})

test.each<[string, Partial<Witnessed>]>([
  ['acknowledged, but not in the log', { events: [], polled: [], receiver: { delivered: [] } }],
  ['done twice', { events: [event, { ...event, id: 'event_2' }], polled: ['event_1', 'event_2'] }],
  ['never delivered', { receiver: { delivered: [] } }],
  ['never acknowledged', { unacknowledged: ['Drill 2'] }],
  ['a session has ended', { endedSessions: ['ada@northwind.example: 400 invalid_grant'] }],
  ['acknowledged, but not read', { wrongReads: ['Drill 1'] }],
  ['the poller saw', { polled: [] }],
  ['the poller saw', { polled: ['event_1', 'event_1'] }],
])('what was lost or done twice is a fault: %s', (fault, witnessed) => {
  expect(judge([call(0)], { ...kept, ...witnessed }, tolerated).faults).toContainEqual(expect.stringContaining(fault))
})
