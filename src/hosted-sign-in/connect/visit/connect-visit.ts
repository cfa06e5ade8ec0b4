import { type ApplicationRow, findApplication } from '#connect/applications/index.ts'
import type { UserRequest } from '#connect/oauth-server/index.ts'
import { type ConnectRequest, isRedirectUriOf } from '#connect/requests/index.ts'
import type { Context } from '#platform/context.ts'
import type { Flow } from '../../flow/index.ts'
import { applicationGone } from '../errors.ts'
import type { ConsentOption } from '../external/consent-options.ts'

/** A request that is answered by redirect, without what the visit keeps among its parameters, where an erasure finds it. */
export type RedirectRequest = Omit<ConnectRequest, 'loginHint' | 'uiLocales'>

/** What a visit for an application keeps of it. */
export interface ConnectVisit {
  /** The request of a device has no redirect URI. */
  request: RedirectRequest | UserRequest
  /** What the user allowed on the consent page. */
  decided?: Decision
  /** Where the application's own sign-in page is to sign the user in. */
  external?: ExternalSignIn
  /** Of an application that signs people in itself: what it lets the user choose. */
  options?: ConsentOption[]
}

export type ExternalSignIn =
  | { state: 'waiting' }
  /**
   * `codeHash` is the hash of the code with which the browser returns, and which the one who began the visit does not
   * know.
   */
  | { state: 'completed'; userId: string; accessEpoch?: number; codeHash: string; options: ConsentOption[] }

export interface Decision {
  userId: string
  organizationId: string | null
  /** What the user chose, as claims. */
  claims?: Record<string, string>
}

export function visitOf({ row }: { row: Pick<Flow['row'], 'connect'> }): ConnectVisit {
  return row.connect as ConnectVisit
}

export function isRedirected(request: ConnectVisit['request']): request is RedirectRequest {
  return 'redirectUri' in request
}

/** The current application of a visit. @throws applicationGone when it no longer has what the request refers to */
export async function getApplicationOf(ctx: Context, { request }: ConnectVisit): Promise<ApplicationRow> {
  const application = await findApplication(ctx, request.applicationId)
  const isThere =
    application !== undefined &&
    (!isRedirected(request) || isRedirectUriOf(application.redirect_uris, request.redirectUri))
  if (!isThere) throw applicationGone()
  return application
}
