import { afterAll, expect, test } from 'vitest'
import { officialEventNames, ownEventNames } from '#events/event-log/names.ts'
import { events, operations } from '../../src/catalog.ts'
import { type Excuse, excusesOf, unexcused } from './apply-exceptions.ts'
import { compareEvent, compareOperation } from './compare.ts'
import { type Findings, show } from './difference.ts'
import { officialApi } from './digest.ts'
import { exceptions, extensions } from './exceptions.ts'
import { withoutParameterNames } from './find-operation.ts'
import { laterEvents } from './later-events.ts'
import { readLaterOperations } from './later-operations.ts'

const api = officialApi()
const later = readLaterOperations().filter(({ id }) => id !== undefined)
const laterById = new Map(later.map((operation) => [operation.id, operation]))
const excuses = excusesOf(extensions, exceptions)
const used = new Set<Excuse>()
const official = operations.filter(({ id }) => !id.startsWith('gatehouse.') && !laterById.has(id))
// Events of ours have no official counterpart.
const announced = events.filter(({ name }) => !name.startsWith('gatehouse.') && !laterEvents.has(name))
const findings = new Map<string, Findings>([
  ...official.map((operation): [string, Findings] => [operation.id, compareOperation(operation, api)]),
  ...announced.map((event): [string, Findings] => [event.name, compareEvent(event, api)]),
])

for (const [id, { differences }] of findings) {
  test(`${id} is what the official description says`, () => {
    expect(unexcused(id, differences, excuses, used).map(show)).toEqual([])
  })
}

for (const { id, method, path, success } of operations) {
  const theirs = laterById.get(id)
  if (theirs === undefined) continue
  test(`${id}, which came after the description, has the official method, path and status`, () => {
    expect([method, path]).toEqual([theirs.method, theirs.path])
    expect(theirs.statuses).toContain(success.status)
  })
}

test('an operation of ours does not take the place of an official one', () => {
  const places = new Set([...api.operations.values(), ...later].map(placeOf))
  const extra = operations.filter((operation) => operation.id.startsWith('gatehouse.'))
  const taken = extra.filter((operation) => places.has(placeOf(operation)))
  expect(taken.map(({ id, method, path }) => `${id}: ${method} ${path}`)).toEqual([])
})

test('every exception still has a difference to excuse', () => {
  for (const [id, { differences }] of findings) unexcused(id, differences, excuses, used)
  expect(excuses.filter((excuse) => !used.has(excuse))).toEqual([])
})

test('the names that a filter of events may hold are the official ones', () => {
  expect([...officialEventNames].sort()).toEqual([...api.events.keys(), ...laterEvents].sort())
})

test('a filter of events may hold the name of each event of ours', () => {
  const own = events.map(({ name }) => name).filter((name) => name.startsWith('gatehouse.'))
  expect([...ownEventNames].sort()).toEqual(own.sort())
})

test('exceptions say why', () => {
  for (const { reason } of [...extensions, ...exceptions]) expect(reason.trim().length).toBeGreaterThan(10)
})

afterAll(() => {
  const members = [...findings.values()].reduce((sum, found) => sum + found.members, 0)
  console.log(`contract: compared ${official.length} operations and ${events.length} events, ${members} members`)
})

function placeOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${withoutParameterNames(path)}`
}
