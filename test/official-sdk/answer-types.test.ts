import { type EventName, WorkOS } from '@workos-inc/node'
import { expect, test } from 'vitest'
import type { Method, Operation } from '#platform/http/operation.ts'
import { ask, callsOf, isExpected, keyFor } from '../calls.ts'
import { operationFinder } from '../contract/find-operation.ts'
import { startFurnished } from '../furnished.ts'
import { type Sent, send } from '../samples.ts'
import { eventNamesOfSdk } from './declarations.ts'
import { faultsOfEvent, faultsOfResult } from './declared-types.ts'
import { type SdkMethod, sendingMethods } from './methods.ts'
import { sampleArguments } from './sample-arguments.ts'

/** Where the SDK declares another type than the official description has, which is what we send. */
const declaredOtherwise: readonly { of: RegExp; what: RegExp }[] = [
  { of: /^auditLogs\.createExport$/, what: /^\/url is null,/ },
  { of: /^directorySync\.listDirectories$/, what: /^\/data\/\[\]\/domain is undefined,/ },
  { of: /^featureFlags\.|^flag\./, what: /\/description is null,/ },
  // The SDK leaves it a text.
  { of: /^passwordless\.createSession$/, what: /^\/expiresAt is "/ },
  { of: /^connection\.deleted$/, what: /^\/data\/domains is undefined,/ },
  { of: /^organization\./, what: /^\/data\/allowProfilesOutsideOrganization is undefined,/ },
  { of: /^organization_membership\./, what: /^\/data\/organizationName is undefined,/ },
]

const environment = await startFurnished()
const { apiKey, furnished, rewind } = environment
const [{ app, url }] = environment.servers
const findOperation = operationFinder(app.operations)

/** Stands between the SDK and what the server has answered before. */
const stage: { asked: Operation | undefined; answer: Pick<Sent, 'status' | 'text' | 'headers'> } = {
  asked: undefined,
  answer: { status: 404, text: '{}', headers: {} },
}
const client = new WorkOS('sk_any', {
  clientId: 'client_any',
  fetchFn: async (input, init) => {
    // The SDK sends no other methods than the platform knows.
    stage.asked = findOperation((init?.method ?? 'GET') as Method, new URL(String(input)).pathname)
    const { status, text, headers } = stage.answer
    const type = headers['content-type']
    return new Response(text === '' ? null : text, {
      status,
      headers: type === undefined ? {} : { 'content-type': String(type) },
    })
  },
})

interface Reading extends SdkMethod {
  operation: Operation
  args: readonly unknown[]
}

/** The methods, each with the first arguments with which it sends a request for an operation. */
async function readings(): Promise<Reading[]> {
  const argumentsOf = sampleArguments()
  const found: Reading[] = []
  for (const method of sendingMethods(client)) {
    for (const args of argumentsOf(method.area, method.name)) {
      stage.asked = undefined
      await method.call(args).catch(() => undefined)
      if (stage.asked === undefined) continue
      found.push({ ...method, operation: stage.asked, args })
      break
    }
  }
  return found
}

const methods = await readings()
const read = new Set(methods.map(({ operation }) => operation))
const answers = new Map<Operation, Sent>()
/** Lists of events with one name. */
const lists = new Map<string, Sent>()

for (const operation of read) {
  if (operation.method !== 'GET') continue
  const path = `${furnished.pathOf(operation)}?${furnished.searchOf(operation).join('&')}`
  const answer = await send(url, path, { method: 'GET', key: keyFor(operation.access, furnished, apiKey) })
  if (answer.status < 300) answers.set(operation, answer)
}
const nameable = new Set(eventNamesOfSdk())
const isNew = (name: string) => nameable.has(name) && !lists.has(name)
for (const call of callsOf(app.operations)) {
  const isRead = read.has(call.operation) && !answers.has(call.operation)
  if (call.status !== undefined || !(isRead || call.events.some(isNew))) continue
  await rewind()
  const answer = await ask(environment, call, await call.prepare(environment))
  if (isExpected(call, answer)) answers.set(call.operation, answer)
  for (const name of call.events.filter(isNew))
    lists.set(name, await send(url, `/events?events=${name}&order=desc`, { method: 'GET', key: apiKey }))
}
await rewind()

test('almost every method of the official SDK is tried on an answer of the server, and most of its events', () => {
  const untried = methods.filter(({ operation }) => !answers.has(operation))
  // It takes the access token of a sign-in, which `POST /sso/token` returns.
  expect(untried.map(({ area, name }) => `${area}.${name}`)).toEqual(['sso.getProfile'])
  expect(lists.size).toBeGreaterThan(60)
})

test.each(methods.map((method) => [`${method.area}.${method.name}`, method] as const))(
  'what %s of the official SDK makes of an answer is of the type that it declares',
  async (subject, { area, name, operation, args, call }) => {
    const answer = answers.get(operation)
    const faultsIn = faultsOfResult(area, name)
    // Events of all kinds are tried by their names.
    if (answer === undefined || faultsIn === undefined || name === 'listEvents') return
    stage.answer = answer

    expect(unexpected(subject, faultsIn(await call(args)))).toEqual([])
  },
)

test.each([...lists])('the event %s is of the type that the official SDK declares for it', async (name, list) => {
  const faultsIn = faultsOfEvent(name) ?? (() => ['no type'])
  stage.answer = list
  // From the types of the SDK.
  const { data } = await client.events.listEvents({ events: [name as EventName] })

  expect(data.length).toBeGreaterThan(0)
  expect(unexpected(name, [...new Set(data.flatMap(faultsIn))])).toEqual([])
})

function unexpected(subject: string, faults: readonly string[]): string[] {
  return faults.filter((fault) => !declaredOtherwise.some(({ of, what }) => of.test(subject) && what.test(fault)))
}
