import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context, PublicContext, RequestInfo } from '#platform/context.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { createKeptAnswers } from '#platform/outgoing/kept-answers.ts'
import { findDocument, type KnownDocument, saveDocument } from '../../applications/index.ts'
import { type AddressedClient, documentRefused, tooManyDocuments } from '../../oauth-server/index.ts'
import { admitNewClient, documentLimits } from '../limits.ts'
import { registrationSettings } from '../settings.ts'
import { type NoDocument, readDocument } from './read-document.ts'

/** Concurrent requests share one response. A document that could not be read is requested again only after a while. */
const attempts = createKeptAnswers<'saved' | NoDocument>({ ms: 10_000, isKept: (answer) => answer !== 'saved' })

/** How long a document stays valid without a response. A refusal takes effect at once. */
const mostStaleMs = 86_400_000

/** Longer than an address that anyone reads. */
const longestId = 512

/**
 * Makes the application of an environment what the document at its client id says, unless that was read a while ago. `false` where
 * the environment knows no such clients, or not this one and the request begins nothing.
 *
 * @throws documentRefused, tooManyDocuments
 */
export async function followDocument(
  { system, request }: PublicContext,
  { clientId, at, mayBeNew }: AddressedClient,
): Promise<boolean> {
  const found = await findContextByClientId(system, at ?? system.config.clientId)
  if (found === undefined) return false
  const ctx = { ...found, request }
  const settings = await registrationSettings.read(ctx)
  if (!settings.client_id_metadata_documents) return false
  const known = await findDocument(ctx, clientId)
  if (known === undefined && !mayBeNew) return false
  if (isFresh(ctx, known)) return true
  const fault = faultOf(ctx, clientId)
  if (fault !== undefined) throw documentRefused(fault)
  const answer = await attempts.get(ctx, clientId, () => readAgain(ctx, clientId, settings.self_registered_scopes))
  if (answer === 'saved') return true
  const isRecent = known !== undefined && Date.parse(known.document_read_at) > ctx.now().getTime() - mostStaleMs
  if (answer.is === 'unavailable' && isRecent) return true
  throw documentRefused(answer.why)
}

function isFresh(ctx: Context, known: KnownDocument | undefined): boolean {
  return known !== undefined && Date.parse(known.document_fresh_until) > ctx.now().getTime()
}

/** @throws tooManyDocuments */
async function readAgain(
  ctx: Context & { request: RequestInfo },
  clientId: string,
  allowedScopes: readonly string[],
): Promise<'saved' | NoDocument> {
  // Another request may just have read it.
  const known = await findDocument(ctx, clientId)
  if (isFresh(ctx, known)) return 'saved'
  if (known === undefined) await admitNewClient(ctx, documentLimits, ctx.request.ip, tooManyDocuments)
  const answer = await readDocument(ctx, clientId, allowedScopes)
  if (answer.is !== 'read') {
    ctx.system.log.warn({ url: clientId, why: answer.why }, 'The document of an application could not be read')
    return answer
  }
  const freshUntil = new Date(ctx.now().getTime() + answer.freshSeconds * 1_000)
  await saveDocument(ctx, clientId, answer.registration, freshUntil)
  return 'saved'
}

/** A URL has one notation, so that an application exists once and users see where it is from. */
function faultOf({ system }: Context, clientId: string): string | undefined {
  if (clientId.length > longestId) return `The address is longer than ${longestId} characters.`
  try {
    const { href, path } = system.outgoing.checkBrowserUrl(clientId)
    if (href !== clientId || href.includes('#')) return 'The URL is not normalized, or has a fragment.'
    if (/%2e/i.test(href)) return 'The address has encoded dots.'
    return path === '/' || path.startsWith('/?') ? 'The address has no path.' : undefined
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    return error.reason === 'forbidden_scheme' ? 'The address does not begin with https://.' : error.message
  }
}
