import { Check } from 'typebox/value'
import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { Registration } from '../../applications/index.ts'
import { ClientMetadata, readClientMetadata } from '../client-metadata.ts'
import { freshSeconds } from './freshness.ts'

/** The document at a client's URL. */
export interface ReadDocument {
  is: 'read'
  registration: Registration
  freshSeconds: number
}

export interface NoDocument {
  /** The answer says that it is no client, or none that may be one here; or there is no answer that says anything. */
  is: 'refused' | 'unavailable'
  why: string
}

/** Ten keys of 2048 bits and twenty redirect URIs take half of it. */
const mostBytes = 16_384

/** Asks for the document of a client id, following no redirect and within 5 s. */
export async function readDocument(
  ctx: Context,
  clientId: string,
  allowedScopes: readonly string[],
): Promise<ReadDocument | NoDocument> {
  try {
    const answer = await ctx.system.outgoing.request({
      method: 'GET',
      url: clientId,
      headers: { accept: 'application/json' },
      timeoutMs: 5_000,
      maxResponseBytes: mostBytes,
    })
    const { status, headers } = answer
    if (status === 429 || status >= 500) return { is: 'unavailable', why: `It was answered with ${status}.` }
    if (status !== 200) return { is: 'refused', why: `It was answered with ${status}, and redirects are not followed.` }
    // What users of a site upload is seldom served as JSON, and must not become a client.
    if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(headers['content-type'] ?? ''))
      return { is: 'refused', why: 'It is not served as `application/json`.' }
    const registration = readRegistration(ctx, clientId, answer.body, allowedScopes)
    if (typeof registration === 'string') return { is: 'refused', why: registration }
    return { is: 'read', registration, freshSeconds: freshSeconds(headers, ctx.now()) }
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    const isRefused = error.reason === 'too_large' || error.reason === 'forbidden_address'
    return { is: isRefused ? 'refused' : 'unavailable', why: error.message }
  }
}

/** Or why it is not valid. */
function readRegistration(
  ctx: Context,
  clientId: string,
  body: Buffer,
  allowedScopes: readonly string[],
): Registration | string {
  const document = parseInnerObject(body.toString('utf8'))
  if (document === undefined) return 'It is no JSON object.'
  if (document.client_id !== clientId) return 'Its `client_id` is not the URL of the document.'
  // They would be known to everyone.
  if (document.client_secret !== undefined || document.client_secret_expires_at !== undefined)
    return 'It holds a client secret.'
  const { token_endpoint_auth_method = 'none' } = document
  if (token_endpoint_auth_method !== 'none' && token_endpoint_auth_method !== 'private_key_jwt')
    return '`token_endpoint_auth_method` must be `none` or `private_key_jwt`.'
  const metadata = { client_name: new URL(clientId).host, ...document, token_endpoint_auth_method }
  if (!Check(ClientMetadata, metadata)) return 'A member does not match RFC 7591.'
  try {
    return readClientMetadata(ctx, metadata, allowedScopes)
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
}
