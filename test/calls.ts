import type { Operation } from '#platform/http/operation.ts'
import type { Furnished } from './furnish.ts'
import type { FurnishedServers } from './furnished.ts'
import { oneOfEachClass } from './operation-classes.ts'
import { type Schema, type Sent, sampleOf, send } from './samples.ts'
import { eventsOfEnding, loadSamples } from './slice-samples.ts'
import { othersInTurn } from './turns.ts'
import type { Kit, Way } from './ways-to-call.ts'

/** A request that does what its operation is for. */
export interface Request {
  path: string
  body?: unknown
}

/** One way to call an operation, in an environment with one of everything. */
export interface Call {
  /** What a test shows of it. */
  name: string
  operation: Operation
  /** Of the answer; unset, that of a success. */
  status: number | undefined
  /** The events that it records, in their order. */
  events: readonly string[]
  /** Makes the request, and beforehand what it needs. */
  prepare(servers: FurnishedServers): Promise<Request>
}

const samples = await loadSamples()

/** How slices say that their operations are called. */
const waysToCall: Readonly<Record<string, readonly Way[]>> = Object.assign({}, ...samples.map(({ calls }) => calls))

/**
 * Every call of every operation that changes something for a key, a client or a session. What no slice describes is
 * called with its required members, and has to record nothing.
 */
export function callsOf(operations: readonly Operation[]): Call[] {
  return operations
    .filter(
      ({ method, access, id }) => method !== 'GET' && access !== 'public' && access !== 'system_key' && !isLeftOut(id),
    )
    .flatMap((operation) =>
      (waysToCall[operation.id] ?? [{}]).map(({ as, status, events = [], first, with: given = {} }) => ({
        name: as === undefined ? operation.id : `${operation.id}, ${as}`,
        operation,
        status,
        events: events.flatMap((event) =>
          typeof event === 'string' ? event : eventsOfEnding(samples, event.endsWith),
        ),
        async prepare(servers) {
          const kit = kitOf(servers)
          await first?.(kit)
          const { path = servers.furnished.pathOf(operation), ...members } =
            typeof given === 'function' ? await given(kit) : given
          const body = operation.body && { ...requiredOf(operation, kit), ...members }
          return { path, body }
        },
      })),
    )
}

/**
 * The calls of one operation of each class, and others in turn: for what the platform decides, or what a test without HTTP shows
 * of each. Calls that `isAlways` names are tried in every run.
 */
export function callsOfEachClass(calls: readonly Call[], isAlways: (call: Call) => boolean = () => false): Call[] {
  const standing = new Set(oneOfEachClass(calls.map(({ operation }) => operation)))
  return othersInTurn(calls, (call) => standing.has(call.operation) || isAlways(call))
}

/** Sends the request of a call as a caller who may, to the first of the servers or to the second. */
export function ask(
  { servers, apiKey, furnished }: FurnishedServers,
  { operation: { method, access } }: Pick<Call, 'operation'>,
  { path, body }: Request,
  { on = 0, headers = {} }: { on?: number; headers?: Record<string, string> } = {},
): Promise<Sent> {
  const { url } = on % 2 === 0 ? servers[0] : servers[1]
  const proof = access === 'widget' ? { 'x-elevated-access-token': furnished.members.elevated_access_token ?? '' } : {}
  return send(url, path, { method, body, headers: { ...proof, ...headers }, key: keyFor(access, furnished, apiKey) })
}

/** What a permitted caller authenticates with. */
export function keyFor(access: Operation['access'], { members }: Furnished, apiKey: string): string | undefined {
  if (access === 'session') return members.access_token
  if (access === 'widget') return members.widget_token
  if (access === 'system_key') return members.system_key
  return access === 'directory' ? members.scim_token : apiKey
}

/** What an answer is expected to be: a success, or the step of a sign-in that a call is for. */
export function isExpected({ status }: Call, answer: Sent): boolean {
  return status === undefined ? answer.status < 300 : answer.status === status
}

/** It takes everything away, the marks of what was there included; or it is never done. */
const isLeftOut = (id: string) => id === 'gatehouse.development.reset' || id.startsWith('gatehouse.scim.me.')

function kitOf({ servers: [{ url, app }], apiKey, clientId, furnished }: FurnishedServers): Kit {
  const { members } = furnished
  const json = (answer: Sent) => answer.json ?? {}
  const done: Kit['done'] = async (method, path, body) => {
    const answer = await send(url, path, { method, key: apiKey, body })
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
    return json(answer)
  }
  return {
    members,
    url,
    clientId,
    apiKey,
    done,
    async codeTo(email) {
      const { data } = (await done('GET', `/_dev/messages?to=${encodeURIComponent(email)}`)) as {
        data: { text: string }[]
      }
      return /\b\d{6}\b/.exec(data[0]?.text ?? '')?.[0] ?? ''
    },
    signIn: async (email = members.email) =>
      json(
        await send(url, '/user_management/authenticate', {
          method: 'POST',
          body: {
            grant_type: 'password',
            client_id: clientId,
            client_secret: apiKey,
            email,
            password: members.password,
          },
        }),
      ),
    pathOf(id) {
      const operation = app.operations.find((each) => each.id === id)
      if (operation === undefined) throw new Error(`There is no operation ${id}.`)
      return furnished.pathOf(operation)
    },
  }
}

function requiredOf({ body }: Operation, { members, clientId, apiKey }: Kit): Record<string, unknown> {
  const schema = body as Schema
  if (schema.oneOf !== undefined) return { client_id: clientId, client_secret: apiKey }
  const known: Record<string, unknown> = { ...members, client_id: clientId, client_secret: apiKey }
  const sample = sampleOf(schema, 'required')
  // Bodies that are read by rules of their own.
  if (typeof sample !== 'object' || sample === null) return {}
  return Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, known[name] ?? value]))
}
