import { WorkOS } from '@workos-inc/node'
import type { Method } from '#platform/http/operation.ts'
import { answerThatRecordsReads } from './answer-reads.ts'
import { type SdkMethod, sendingMethods } from './methods.ts'
import { sampleArguments, sampleText } from './sample-arguments.ts'

/** What a method of the SDK sends, and what it reads of the answer, over all alternatives of its arguments. */
export interface SdkRequest {
  area: SdkMethod['area']
  name: string
  method: Method
  /** With `any` for every parameter. */
  path: string
  query: ReadonlySet<string>
  /** The members of the body by pointer, `/targets/[]/type`, each with the texts that enumerations put there. */
  body: ReadonlyMap<string, ReadonlySet<string>>
  /** The members of the answer by pointer. */
  answer: ReadonlySet<string>
}

/**
 * Calls every method of the installed official SDK that sends a request, with arguments of every form that its types
 * allow, and records the requests instead of sending them.
 *
 * @returns the requests, and the methods that sent none.
 */
export async function recordRequests(): Promise<{ requests: SdkRequest[]; silent: string[] }> {
  const client = new WorkOS('sk_any', { clientId: 'client_any' })
  const argumentsOf = sampleArguments()
  const requests = new Map<string, Recording>()
  const silent: string[] = []
  let record: (method: Method, path: string, query: unknown, body: unknown) => unknown = () => undefined
  replaceSendMethods(client, (...request) => record(...request))

  for (const { area, name, call } of sendingMethods(client)) {
    const before = requests.size
    record = (method, path, query, body) => {
      const key = `${area}.${name} ${method} ${path}`
      const known = requests.get(key) ?? newRecording(area, name, method, path)
      requests.set(key, known)
      for (const [parameter, value] of Object.entries(query ?? {})) if (value !== undefined) known.query.add(parameter)
      addMembers(known.body, asJson(body), '')
      return answerThatRecordsReads((pointer) => known.answer.add(pointer))
    }
    // An answer whose members are of no type is more than some methods can read. Their request is sent by then.
    for (const args of argumentsOf(area, name)) await call(args).catch(() => undefined)
    if (requests.size === before) silent.push(`${area}.${name}`)
  }
  return { requests: [...requests.values()], silent }
}

interface Recording extends SdkRequest {
  query: Set<string>
  body: Map<string, Set<string>>
  answer: Set<string>
}

function newRecording(area: SdkMethod['area'], name: string, method: Method, path: string): Recording {
  return { area, name, method, path, query: new Set(), body: new Map(), answer: new Set() }
}

type Record = (method: Method, path: string, query: unknown, body: unknown) => unknown

/** Puts the recorder in place of the methods by which all others send. Their answers have the type that the caller expects. */
function replaceSendMethods(client: WorkOS, record: Record): void {
  type Options = { query?: unknown }
  const withoutBody = (method: Method) => async (path: string, options?: Options) => {
    return { data: record(method, path, options?.query, undefined) }
  }
  const withBody = (method: Method) => async (path: string, body: unknown, options?: Options) => {
    return { data: record(method, path, options?.query, body) }
  }
  Object.assign(client, {
    get: withoutBody('GET'),
    post: withBody('POST'),
    put: withBody('PUT'),
    patch: withBody('PATCH'),
    delete: async (path: string, query?: unknown) => void record('DELETE', path, query, undefined),
    deleteWithBody: async (path: string, body: unknown) => void record('DELETE', path, undefined, body),
  })
}

/** As the body arrives: members that are undefined are not sent, forms have their fields. */
function asJson(body: unknown): unknown {
  if (body instanceof URLSearchParams) return Object.fromEntries(body)
  const text: string | undefined = JSON.stringify(body)
  return text === undefined ? undefined : JSON.parse(text)
}

function addMembers(members: Map<string, Set<string>>, value: unknown, pointer: string): void {
  if (Array.isArray(value)) {
    for (const item of value) addMembers(members, item, `${pointer}/[]`)
    return
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const at = `${pointer}/${name}`
      members.set(at, members.get(at) ?? new Set())
      addMembers(members, member, at)
    }
    return
  }
  if (typeof value === 'string' && value !== sampleText && !isMoment(value)) members.get(pointer)?.add(value)
}

function isMoment(text: string): boolean {
  return text.startsWith('1970-01-01T')
}
