import { getBranding } from '#environment/branding/index.ts'
import {
  findContextByClientId,
  findEnvironmentContext,
  findOnlyEnvironment,
  listEnvironmentsWithHomepage,
} from '#environment/environments/index.ts'
import type { Context, PublicContext, System } from '#platform/context.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { searchOf } from '#platform/http/request/query.ts'
import type { RefusedRequest } from '#platform/http/surfaces.ts'
import { findVisit } from '#sign-in/browser-sign-ins/index.ts'
import type { Brand } from '../kit/index.ts'
import { nearestTo } from './nearest-host.ts'

/** As long as a client id or the token of a sign-in ever is. */
const maxLength = 255

/**
 * The environment for a page that is not a step of a sign-in: that of the client or sign-in in its URL or in the
 * referrer, else the only one of the server, or of several the one whose application has the host nearest to that of the request.
 */
export async function findKnownEnvironment(system: System, request: RefusedRequest): Promise<Context | undefined> {
  for (const address of [request.url, ownReferrer(system, request)]) {
    const found = address === undefined ? undefined : await findNamedEnvironment(system, address)
    if (found !== undefined) return found
  }
  return (await findOnlyEnvironment(system)) ?? findByHost(system, request)
}

async function findByHost(system: System, request: RefusedRequest): Promise<Context | undefined> {
  const address = `http://${request.header('host') ?? ''}`
  if (!URL.canParse(address)) return undefined
  const { hostname } = new URL(address)
  const environments = await listEnvironmentsWithHomepage(system)
  return nearestTo(hostname, environments, ({ homepage }) => new URL(homepage).hostname)?.context
}

/** The branding of {@link findKnownEnvironment}. */
export async function findKnownBrand({ system, request }: PublicContext): Promise<Brand | undefined> {
  const ctx = await findKnownEnvironment(system, request)
  return ctx && getBranding(ctx)
}

async function findNamedEnvironment(system: System, address: string): Promise<Context | undefined> {
  const query = new URLSearchParams(searchOf(address))
  const clientId = query.get('client_id') ?? ''
  if (isUsable(clientId)) return findContextByClientId(system, clientId)
  const token = query.get('request') ?? ''
  // Of any browser, finished or not: the name of an application is not secret.
  const visit = isUsable(token) ? await findVisit(system, token) : undefined
  return visit && findEnvironmentContext(system, visit.environment_id)
}

function isUsable(value: string): boolean {
  return value !== '' && value.length <= maxLength && isStorableText(value)
}

/** The hosted page that sent the request, such as that of a form. */
export function ownReferrer({ config }: System, request: RefusedRequest): string | undefined {
  const referrer = request.header('referer')
  if (referrer === undefined || !URL.canParse(referrer)) return undefined
  return new URL(referrer).origin === new URL(config.url).origin ? referrer : undefined
}
