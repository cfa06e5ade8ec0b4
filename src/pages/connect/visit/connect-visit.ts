import { type ApplicationRow, findApplication } from '../../../connect/applications/index.ts'
import type { UserRequest } from '../../../connect/oauth-server/index.ts'
import { type ConnectRequest, isRedirectUriOf } from '../../../connect/requests/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Flow } from '../../sign-in/index.ts'
import { applicationGone } from '../errors.ts'

/** A request that is answered by redirect, without what the visit keeps among its parameters, where an erasure finds it. */
export type RedirectRequest = Omit<ConnectRequest, 'loginHint' | 'uiLocales'>

/** What a visit for an application keeps of it. */
export interface ConnectVisit {
  /** That of a device has no redirect URI. */
  request: RedirectRequest | UserRequest
  /** What the user allowed on the consent page. */
  decided?: Decision
}

export interface Decision {
  userId: string
  organizationId: string | null
}

export function visitOf({ row }: Pick<Flow, 'row'>): ConnectVisit {
  return row.connect as ConnectVisit
}

export function isRedirected(request: ConnectVisit['request']): request is RedirectRequest {
  return 'redirectUri' in request
}

/** The application of a visit as it is now. @throws applicationGone when it has lost what the request began with */
export async function getApplicationOf(ctx: Context, { request }: ConnectVisit): Promise<ApplicationRow> {
  const application = await findApplication(ctx, request.applicationId)
  const isThere =
    application !== undefined &&
    (!isRedirected(request) || isRedirectUriOf(application.redirect_uris, request.redirectUri))
  if (!isThere) throw applicationGone()
  return application
}
