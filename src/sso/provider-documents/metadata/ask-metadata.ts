import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { SamlFailure } from '#protocol/saml/failure.ts'
import type { IdentityProvider } from '#protocol/saml/index.ts'
import { readMetadataOnThread } from '../../saml-threads/index.ts'
import { causeOf, type MetadataFailureCause, metadataFailureCauses } from './failure-causes.ts'
import { MetadataFailure } from './metadata-failure.ts'

export interface ProviderMetadata {
  provider: IdentityProvider
  /** For the next question. */
  etag: string | null
}

/**
 * Reads the metadata behind a URL, on a thread and within 5 seconds and 1 MiB.
 *
 * @param etag what its server gave for the metadata that is known.
 * @returns `undefined` if that is still it.
 * @throws MetadataFailure; overloaded when too many documents wait.
 */
export async function askProvider(
  ctx: Context,
  url: string,
  etag: string | null = null,
): Promise<ProviderMetadata | undefined> {
  const answer = await request(ctx, url, etag)
  if (answer.status === 304 && etag !== null) return undefined
  if (answer.status !== 200) throw new MetadataFailure('unexpected_status', { status: answer.status })
  const provider = await read(ctx, answer.body.toString('utf8'))
  checkAddresses(ctx, provider)
  return { provider, etag: usableEtag(answer.headers.etag) }
}

async function request(ctx: Context, url: string, etag: string | null) {
  try {
    return await ctx.system.outgoing.request({
      method: 'GET',
      url,
      headers: {
        accept: 'application/samlmetadata+xml, application/xml, text/xml',
        ...(etag === null ? {} : { 'if-none-match': etag }),
      },
      maxResponseBytes: 1_048_576,
      timeoutMs: 5_000,
    })
  } catch (error) {
    if (error instanceof OutgoingError)
      throw new MetadataFailure(causeOf[error.reason], defined({ stage: error.stage }))
    throw error
  }
}

async function read(ctx: Context, text: string): Promise<IdentityProvider> {
  try {
    return await readMetadataOnThread(ctx.system, text)
  } catch (error) {
    if (error instanceof SamlFailure && isOfMetadata(error.reason))
      throw new MetadataFailure(error.reason, error.details)
    throw error
  }
}

function isOfMetadata(reason: string): reason is MetadataFailureCause {
  return Object.hasOwn(metadataFailureCauses, reason)
}

/** E-5: what a document says is checked as what an administrator enters. */
function checkAddresses(ctx: Context, provider: IdentityProvider): void {
  const { signInUrl, signOutUrl, signOutResponseUrl } = provider
  for (const url of [signInUrl, signOutUrl, signOutResponseUrl].filter((each) => each !== null)) {
    try {
      ctx.system.outgoing.checkBrowserUrl(url)
    } catch (error) {
      if (error instanceof OutgoingError) throw new MetadataFailure('forbidden_address', { address: url })
      throw error
    }
  }
}

/** RFC 9110 §8.8.3, of a length that is worth keeping. */
function usableEtag(etag: string | undefined): string | null {
  return etag !== undefined && /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(etag) ? etag : null
}
