import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { OutgoingResponse } from '#platform/outgoing/index.ts'
import { createKeptKeys } from '#platform/outgoing/kept-keys.ts'
import { type PublicKey, readPublicKeys } from '../applications/index.ts'
import type { TrustedIssuerRow } from './schemas.ts'

interface Published {
  keys: readonly PublicKey[]
  /** As long as the issuer says, within limits. */
  keptMs: number
}

const shortestMs = 600_000
const longestMs = 86_400_000

const keySets = createKeptKeys<Published>({ ms: ({ keptMs }) => keptMs, isKept: ({ keys }) => keys.length > 0 })

/** The keys of an issuer: those that are stored, or those that it publishes. Empty if they cannot be read. */
export async function keysOf(ctx: Context, issuer: TrustedIssuerRow): Promise<readonly PublicKey[]> {
  if (issuer.jwks !== null) return issuer.jwks.keys
  return (await keySets.get(ctx, nameOf(issuer), () => readPublished(ctx, issuer))).keys
}

/** The keys of an issuer, a minute old at most: for a key that is not among those of {@link keysOf}. */
export async function newestKeysOf(ctx: Context, issuer: TrustedIssuerRow): Promise<readonly PublicKey[]> {
  if (issuer.jwks !== null) return issuer.jwks.keys
  return (await keySets.getNewest(ctx, nameOf(issuer), () => readPublished(ctx, issuer))).keys
}

const nameOf = ({ issuer, jwks_uri }: TrustedIssuerRow) => `${issuer} ${jwks_uri ?? ''}`

async function readPublished(ctx: Context, issuer: TrustedIssuerRow): Promise<Published> {
  const address = issuer.jwks_uri ?? (await findKeyAddress(ctx, issuer.issuer))
  const answer = await get(ctx, address)
  const { keys } = (answer && documentOf(answer)) ?? {}
  return {
    keys: readPublicKeys(keys),
    keptMs: Math.min(Math.max(maxAgeMs(answer), shortestMs), longestMs),
  }
}

/**
 * The metadata of an issuer: of OAuth (RFC 8414) or OpenID Connect, or else at the path where providers of agents
 * publish it.
 */
async function findKeyAddress(ctx: Context, issuer: string): Promise<string> {
  const { origin, pathname } = new URL(issuer)
  const base = issuer.replace(/\/$/, '')
  const path = pathname === '/' ? '' : pathname.replace(/\/$/, '')
  const documents = await Promise.all(
    [`${origin}/.well-known/oauth-authorization-server${path}`, `${base}/.well-known/openid-configuration`].map(
      async (url) => {
        const answer = await get(ctx, url)
        return answer && documentOf(answer)
      },
    ),
  )
  const address = documents.find((document) => document?.issuer === issuer && typeof document.jwks_uri === 'string')
  return String(address?.jwks_uri ?? `${base}/.well-known/jwks.json`)
}

async function get({ system, log }: Context, url: string): Promise<OutgoingResponse | undefined> {
  try {
    system.outgoing.checkBrowserUrl(url)
    return await system.outgoing.request({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      timeoutMs: 5_000,
    })
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    log.warn({ url, reason: error.reason }, 'A document of a trusted issuer could not be read')
    return undefined
  }
}

function documentOf({ status, body }: OutgoingResponse): Record<string, unknown> | undefined {
  return status === 200 ? parseInnerObject(body.toString('utf8')) : undefined
}

/** RFC 9111 §5.2.2.1. */
function maxAgeMs(answer: OutgoingResponse | undefined): number {
  const [, seconds = '0'] = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(answer?.headers['cache-control'] ?? '') ?? []
  return Number(seconds) * 1_000
}
