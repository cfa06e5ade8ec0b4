import type { Context } from '#platform/context.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { isRecord } from '#platform/records.ts'
import { causeOf } from '../metadata/failure-causes.ts'
import { DiscoveryFailure } from './discovery-failure.ts'

export type DiscoveryDocument = Record<string, unknown> & { issuer: string }

/**
 * Reads a discovery document, within 5 seconds and 1 MiB. What it says is checked by the caller, and at each use.
 *
 * @throws DiscoveryFailure; OutgoingError for an address in a private network, however it was found out.
 */
export async function askDiscovery(ctx: Context, url: string): Promise<DiscoveryDocument> {
  const document = parse(await request(ctx, url))
  if (document === undefined) throw new DiscoveryFailure('not_json')
  return document
}

async function request(ctx: Context, url: string): Promise<string> {
  try {
    const limits = { maxResponseBytes: 1_048_576, timeoutMs: 5_000 }
    const answer = await ctx.system.outgoing.request({ method: 'GET', url, ...limits })
    if (answer.status !== 200) throw new DiscoveryFailure('unexpected_status', { status: answer.status })
    return answer.body.toString('utf8')
  } catch (error) {
    if (!(error instanceof OutgoingError) || error.reason === 'forbidden_address') throw error
    throw new DiscoveryFailure(causeOf[error.reason])
  }
}

function parse(text: string): DiscoveryDocument | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && hasIssuer(value) ? value : undefined
  } catch {
    return undefined
  }
}

function hasIssuer(value: Record<string, unknown>): value is DiscoveryDocument {
  return typeof value.issuer === 'string'
}

/** The addresses of a document: those that we ask (E-2), and those that browsers are sent to (E-5). */
export function addressesIn(document: DiscoveryDocument): { asked: string[]; visited: string[] } {
  const { token_endpoint, jwks_uri, userinfo_endpoint, authorization_endpoint } = document
  const isText = (value: unknown) => typeof value === 'string'
  return {
    asked: [token_endpoint, jwks_uri, userinfo_endpoint].filter(isText),
    visited: [authorization_endpoint].filter(isText),
  }
}
