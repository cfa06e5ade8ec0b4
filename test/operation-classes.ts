import type { Operation } from '#platform/http/operation.ts'

/** What an operation decides for itself, so that it is tried for each. */
export const ownMembers = [
  'id',
  'summary',
  'description',
  'deprecated',
  'area',
  'path',
  'params',
  'query',
  'body',
  'lockRow',
  'unversioned',
  'changes',
  'success',
  'errors',
  'handler',
] as const

/** What the platform reads of a definition to decide how a request is received, authenticated, bounded and refused. */
export const platformMembers = [
  'method',
  'surface',
  'access',
  'refuseBody',
  'form',
  'text',
  'bodyLimit',
  'idempotency',
  'onlyReads',
  'repeatable',
  'beginsAtOnce',
  'cors',
  'admits',
  'rateLimit',
  'guessLimit',
  'startLimit',
  'commits',
] as const

/**
 * Names what the platform reads of an operation. Operations of one class run through the same code until their handlers, so a
 * guarantee of the platform holds for all of them once it holds for one.
 */
export function classOf({ method, surface, access, body, form, text, bodyLimit, ...rest }: Operation): string {
  const { refuseBody, idempotency, onlyReads, repeatable, beginsAtOnce, cors, admits, commits } = rest
  const { rateLimit, guessLimit, startLimit } = rest
  return JSON.stringify([
    surface,
    access,
    method,
    body !== undefined,
    form,
    text?.mediaType,
    bodyLimit,
    idempotency,
    onlyReads,
    repeatable,
    beginsAtOnce,
    cors,
    admits,
    refuseBody?.toString(),
    rateLimit?.name,
    guessLimit?.name,
    startLimit?.name,
    commits,
  ])
}

/** What of a class decides how a body is read or refused; limits, replays and the like come before that or after it. */
export function readerOf({ method, surface, access, body, form, text, bodyLimit, refuseBody }: Operation): string {
  return JSON.stringify([
    surface,
    access,
    method,
    body !== undefined,
    form,
    text?.mediaType,
    bodyLimit,
    refuseBody?.toString(),
  ])
}

/** How the path of an operation ends decides which other paths lead to it. */
export const endOfPath = ({ path }: Operation) =>
  path.includes('{') ? (path.endsWith('}') ? 'a parameter' : 'a name below a parameter') : 'a name'

/** Pages of one area share the cookies and tokens by which they know a browser. */
export const areaOfPage = ({ surface, path }: Operation) => (surface === 'browser' ? path.split('/')[1] : undefined)

/** One operation of each class, or of each class and what else tells operations apart for a test. */
export function oneOfEachClass(
  operations: readonly Operation[],
  differing: (operation: Operation) => string | undefined = () => undefined,
): Operation[] {
  const keyOf = (operation: Operation) => `${classOf(operation)} ${differing(operation)}`
  return [...new Map(operations.map((operation) => [keyOf(operation), operation])).values()]
}
