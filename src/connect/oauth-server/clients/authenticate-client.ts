import type { PublicCall } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'
import { defineAddressLimit, limitTriesOfAddress } from '#platform/guess-limits.ts'
import { type Client, type FoundClient, findClientWith, type NamedClient } from '../../applications/index.ts'
import { isAssertionOf } from '../client-assertions/verify-assertion.ts'
import {
  clientNotAuthenticated,
  documentRefused,
  invalidOAuthRequest,
  tooManyDocuments,
  tooManyWrongSecrets,
} from '../errors.ts'
import { readClientCertificate } from '../mutual-tls/client-certificate.ts'
import { isCertificateOf } from '../mutual-tls/registered-certificate.ts'
import { type BodyCredentials, type ClientCredentials, clientCredentialsOf } from './client-credentials-of.ts'
import { readClientDocument } from './client-documents.ts'

/** What {@link authenticateClient} throws, where all clients are known already. */
export const clientErrors = [invalidOAuthRequest, clientNotAuthenticated, documentRefused, tooManyWrongSecrets]
/** What {@link authenticateClient} throws where a client with a URL as its id may appear for the first time. */
export const newClientErrors = [...clientErrors, tooManyDocuments]

/**
 * Counts only wrong secrets. A secret has 256 bits, so the limit is for callers that keep trying. A correct secret is
 * always accepted, or anyone who knows a client id could lock the client out.
 */
const wrongSecrets = defineAddressLimit({
  name: 'client_secret',
  limit: 10,
  windowSeconds: 60,
  counts: 'wrong client secrets and assertions',
  subject: 'an application and a network address',
})

export interface CalledEndpoint extends Pick<NamedClient, 'at'> {
  /** Whether unknown clients, whose id is a URL, may appear for the first time. */
  meetsNewClients?: boolean
}

/**
 * The application that a request is authenticated as, with the context of its environment. A public one is taken at its word
 * (`is_public`): what it asks for has to prove more than who asks, as a code with its verifier does.
 *
 * @throws clientNotAuthenticated, tooManyWrongSecrets, invalidOAuthRequest, rateLimited
 */
export async function authenticateClient(
  context: PublicCall,
  body: BodyCredentials,
  endpoint: CalledEndpoint,
): Promise<Client> {
  return (await authenticateClientWith<object>(context, body, endpoint)).client
}

/** As {@link authenticateClient}, with further columns from the same read. @param columns as `findClientWith` has it */
export async function authenticateClientWith<More>(
  context: PublicCall,
  body: BodyCredentials,
  endpoint: CalledEndpoint,
  columns?: Statement,
): Promise<{ client: Client; more: More }> {
  const { request } = context
  const credentials = clientCredentialsOf(request, body)
  const found = await findCurrentClient<More>(context, credentials, endpoint, columns)
  if (found === undefined) throw clientNotAuthenticated()
  const { client } = found
  const certificate = readClientCertificate(context)
  if (typeof certificate === 'object') throw invalidOAuthRequest(certificate.fault)
  const isRegistered = certificate !== undefined && (await isCertificateOf(client, certificate))
  if (await isProven(client, credentials, isRegistered)) {
    context.admit(!client.is_public)
    const binds = isRegistered || client.security_profile === 'fapi2'
    return binds ? { ...found, client: { ...client, certificate } } : found
  }
  if (credentials.secret !== undefined || credentials.assertion !== undefined)
    await limitTriesOfAddress(client.ctx, wrongSecrets, { ip: request.ip, on: client.client_id }, tooManyWrongSecrets)
  throw clientNotAuthenticated()
}

/**
 * As {@link authenticateClientWith}, for operations that refuse public clients, since nothing but an id would be needed.
 *
 * @throws clientNotAuthenticated, tooManyWrongSecrets, invalidOAuthRequest, rateLimited
 */
export async function authenticateConfidentialClient<More>(
  context: PublicCall,
  body: BodyCredentials,
  endpoint: CalledEndpoint,
  columns?: Statement,
): Promise<{ client: Client; more: More }> {
  const found = await authenticateClientWith<More>(context, body, endpoint, columns)
  if (found.client.is_public) throw clientNotAuthenticated()
  return found
}

/** The keys of a client whose id is a URL are in its document and may have changed. */
async function findCurrentClient<More>(
  context: PublicCall,
  credentials: ClientCredentials,
  { at, meetsNewClients: mayBeNew = false }: CalledEndpoint,
  columns?: Statement,
): Promise<{ client: FoundClient; more: More } | undefined> {
  const { clientId, assertion } = credentials
  if (mayBeNew || assertion !== undefined) {
    const isReadable = await readClientDocument(context, { clientId, at, mayBeNew })
    if (mayBeNew && !isReadable) return undefined
  }
  return findClientWith<More>(context.system, context.request, { ...credentials, at }, columns)
}

/** @param isRegistered whether the client has connected with a certificate of its key set */
function isProven(
  client: FoundClient,
  { secret, assertion }: ClientCredentials,
  isRegistered: boolean,
): boolean | Promise<boolean> {
  if (assertion !== undefined) return isAssertionOf(client, assertion)
  if (secret === undefined && isRegistered) return true
  // FAPI 2.0 §5.3.2.1: confidential clients alone, and no secret that both sides know.
  if (client.security_profile === 'fapi2') return false
  return secret === undefined ? client.is_public : client.hasSecret
}
