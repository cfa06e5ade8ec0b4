import type { IncomingMessage } from 'node:http'
import type { Context, RequestInfo } from '../context.ts'
import type { Operation } from './operation.ts'

/**
 * A path below which operations that take a management key are called with another credential: `/console/api/environments/`,
 * followed by the id of an environment and the path of the operation.
 */
export interface Mount {
  readonly prefix: string
  /**
   * Finds out who calls, and whether they may call this operation in this environment.
   *
   * @param options.isAgain for a call whose answer is under way, which is no new use
   * @throws DomainError, before ids, query or body are looked at
   */
  authenticate(
    request: RequestInfo,
    operation: Operation,
    environmentId: string,
    options?: { isAgain?: boolean },
  ): Promise<Context>
}

/** The environment that a request below the mount names. */
const environments = new WeakMap<IncomingMessage, string>()

/**
 * Leads a request below the mount to the operation itself, and remembers the environment. Browsers ask about other origins by
 * OPTIONS, which is not served there.
 *
 * @returns the URL to serve
 */
export function enterMount(mount: Mount | undefined, request: IncomingMessage): string {
  const { url = '', method } = request
  if (mount === undefined || method === 'OPTIONS' || !url.startsWith(mount.prefix)) return url
  const rest = url.slice(mount.prefix.length)
  const end = rest.search(/[/?]/)
  if (end <= 0 || rest[end] !== '/') return url
  environments.set(request, rest.slice(0, end))
  return rest.slice(end)
}

/** The id of the environment, as it was sent, of a request below the mount. */
export function mountedEnvironment(request: IncomingMessage): string | undefined {
  return environments.get(request)
}

/**
 * Operations that manage an environment are served below the mount, the others are not. A management key calls them, and some also
 * a machine that manages what is its own.
 */
export function isMountable({ access }: Pick<Operation, 'access'>): boolean {
  return access === 'api_key' || access === 'system_key' || access === 'signal_receiver'
}
