import { createHash } from 'node:crypto'
import { Agent, request as send } from 'node:http'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { randomToken } from '#platform/crypto/random.ts'
import type { Statement } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import type { BareSystem } from '../../benches/bench.ts'
import { recordEvents } from '../../benches/event-rows.ts'
import { type KeyOwner, lookUpKey } from '../../benches/key-lookup.ts'
import * as statements from './statements.ts'

export interface BareAnswer {
  status: number
  headers: Record<string, string>
  text: string
}

type BareStep = (parameters: URLSearchParams, cookie: string, path: string) => Promise<BareAnswer>

interface Visit {
  state: string
  nonce: string
  codeVerifier: string
  redirectUri: string
  applicationState: string | null
  /** Its start is recorded with the answer. */
  isUnannounced?: true
}

interface ConnectionRow {
  id: string
  environment_id: string
  organization_id: string
  connection_type: string
}

interface OidcRow {
  issuer: string
  client_id: string
  sealed_client_secret: string
}

interface VisitRow {
  environment_id: string
  session_id: string
  connection_id: string
  browser_hash: Buffer
  sealed_visit: string
  sealed_answer: string | null
}

/** With the profile and the type of its connection. */
interface CodeRow extends ProfileRow {
  session_id: string
  profile_id: string
  connection_id: string
  organization_id: string
  connection_type: string
}

type ProfileRow = Record<'id' | 'idp_id' | 'email', string> & { role_slugs: string[] } & Record<
    'first_name' | 'last_name' | 'name' | 'groups' | 'custom_attributes' | 'raw_attributes',
    unknown
  >

const shownMembers = [
  ...([
    'id',
    'organization_id',
    'connection_id',
    'connection_type',
    'idp_id',
    'email',
    'first_name',
    'last_name',
  ] as const),
  ...(['name', 'groups', 'custom_attributes', 'raw_attributes'] as const),
]

const minutes = (count: number) => count * 60_000
const see = (status: number, location: string, headers = {}): BareAnswer => ({
  status,
  headers: { location, ...headers },
  text: '',
})

/** The four requests of a sign-in, written by hand: no framework, no validation, no refusals. */
export function bareSignIns(system: BareSystem): Record<'begin' | 'receive' | 'goOn' | 'exchange', BareStep> {
  const { config, database, hashCredential, keyring, newId } = system
  const providers = new Map<string, Promise<ReturnType<typeof createLocalJWKSet>>>()
  const later = (ms: number) => new Date(system.now().getTime() + ms)
  const seal = (value: object, context: string) => keyring.seal(JSON.stringify(value), context)
  const open = <Value>(sealed: string, context: string) => JSON.parse(keyring.open(sealed, context).toString()) as Value
  const ownerOf = (environmentId: string): KeyOwner => ({
    environment_id: environmentId,
    id: environmentId,
    name: '',
    client_id: '',
  })

  async function begin(parameters: URLSearchParams): Promise<BareAnswer> {
    const [clientId, redirectUri] = [parameters.get('client_id') ?? '', parameters.get('redirect_uri') ?? '']
    const { id: environmentId } = await database.one<{ id: string }>(statements.selectClient(clientId))
    const connectionId = parameters.get('connection') ?? ''
    const [uris, connection] = await Promise.all([
      database.many<{ uri: string }>(statements.selectRedirectUris(environmentId, redirectUri)),
      database.one<ConnectionRow>(statements.selectConnection(environmentId, connectionId)),
    ])
    if (!uris.some(({ uri }) => uri === redirectUri)) throw new Error('The redirect URI is not registered.')
    const now = system.now()
    const [client, { may_announce: isAnnounced }] = await Promise.all([
      database.one<OidcRow>(statements.selectOidcSettings(environmentId, connectionId)),
      database.one<{ may_announce: boolean }>(statements.selectPolicy({ environmentId, now }, connectionId)),
    ])
    const [state, nonce, codeVerifier, binding] = [randomToken(43), randomToken(43), randomToken(43), randomToken(32)]
    const applicationState = parameters.get('state')
    const announcement = isAnnounced ? {} : { isUnannounced: true as const }
    const visit: Visit = { state, nonce, codeVerifier, redirectUri, applicationState, ...announcement }
    const url = `${client.issuer}/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: client.client_id,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    })}`
    const session = { environmentId, now, connectionId, organizationId: connection.organization_id }
    const [sessionId, expiresAt] = [newId('sso_session'), later(minutes(5))]
    const tx = await database.begin()
    const sealedExchange = seal({ request: url }, sessionId)
    const attempted = { ...session, id: sessionId, expiresAt, isAnnounced, sealedExchange }
    const [hash, browserHash] = [hashCredential(state), hashCredential(binding)]
    const sealedVisit = seal(visit, sessionId)
    const made = { ...session, hash, sessionId, browserHash, sealedVisit, expiresAt }
    tx.send(statements.insertAttempt(attempted, made))
    if (isAnnounced) recordStart(tx, environmentId, sessionId, session)
    await tx.commit()
    return see(302, url, { 'set-cookie': `visit=${binding}; HttpOnly` })
  }

  async function receive(parameters: URLSearchParams, cookie: string, path: string): Promise<BareAnswer> {
    const key = path.slice(path.lastIndexOf('/') + 1)
    const [connection, { row, visit }] = await Promise.all([
      database.one<ConnectionRow>(statements.selectConnectionByKey(key)),
      findVisit<{ sealed_exchange: string }>(statements.selectTracedVisit, parameters.get('state') ?? '', cookie),
    ])
    const { environment_id: environmentId, session_id: sessionId } = row
    const exchange = open<object>(row.sealed_exchange, sessionId)
    const now = system.now()
    if ((await database.run(statements.spendVisit({ environmentId, now }, sessionId))) !== 1)
      throw new Error('Answered.')
    const client = await database.one<OidcRow>(statements.selectOidcSettings(environmentId, connection.id))
    const claims = await exchangeAtProvider(connection, client, parameters.get('code') ?? '', visit)
    const expiresAt = later(minutes(10))
    const tx = await database.begin()
    if (visit.isUnannounced) {
      await tx.one(statements.announceSession(environmentId, sessionId))
      const { id: connectionId, organization_id: organizationId } = connection
      recordStart(tx, environmentId, sessionId, { connectionId, organizationId })
    }
    tx.send(statements.keepAnswer(environmentId, sessionId, seal(claims, `answer:${sessionId}`), expiresAt))
    const sealed = seal({ ...exchange, attributes: claims }, sessionId)
    const authorized = { id: sessionId, email: claims.email ?? '', sealed, expiresAt }
    tx.send(statements.authorizeSession({ environmentId, now: system.now() }, authorized))
    await tx.commit()
    return see(303, `${config.url}/sso/continue?visit=${visit.state}`)
  }

  async function goOn(parameters: URLSearchParams, cookie: string): Promise<BareAnswer> {
    const { row, visit } = await findVisit<ConnectionRow>(statements.selectVisit, parameters.get('visit') ?? '', cookie)
    const { environment_id: environmentId, session_id: sessionId, connection_id: connectionId } = row
    const organizationId = row.organization_id
    const claims = open<Record<string, string>>(row.sealed_answer ?? '', `answer:${sessionId}`)
    const domain = claims.email?.split('@')[1] ?? ''
    await database.one(statements.selectAdmission(environmentId, organizationId, domain))
    const of = { environmentId, now: system.now() }
    const code = randomToken(26)
    const tx = await database.begin()
    const [completed, { slug: role }] = await Promise.all([
      tx.run(statements.completeVisit(of, sessionId)),
      tx.one<{ slug: string }>(statements.selectDefaultRole(environmentId, organizationId)),
    ])
    if (completed !== 1) throw new Error('The visit is over.')
    const person = { ...of, id: newId('prof'), connectionId, organizationId, claims, role }
    const { id: profileId } = await tx.one<ProfileRow>(statements.saveProfile(person))
    const hash = hashCredential(code)
    tx.send(statements.insertCode({ ...of, hash, sessionId, profileId, expiresAt: later(minutes(10)) }))
    await tx.commit()
    const answer = new URLSearchParams({ code, state: visit.applicationState ?? '' })
    return see(303, `${visit.redirectUri}?${answer}`)
  }

  async function exchange(parameters: URLSearchParams): Promise<BareAnswer> {
    const owner = await lookUpKey(system, parameters.get('client_secret') ?? '')
    const environmentId = owner.environment_id
    const hash = hashCredential(parameters.get('code') ?? '')
    const row = await database.one<CodeRow>(statements.selectCode(environmentId, hash))
    const of = { environmentId, now: system.now() }
    const token = randomToken(32)
    const tx = await database.begin()
    const { is_first } = await tx.one<{ is_first: boolean }>(
      statements.exchangeCode(of, hash, hashCredential(token), later(minutes(10))),
    )
    if (!is_first) throw new Error('The code was used.')
    const { session_id: sessionId, connection_id: connectionId, organization_id: organizationId, role_slugs } = row
    const data = attempt(sessionId, { connectionId, organizationId }, 'succeeded')
    recordEvents(tx, system, owner, [{ event: 'authentication.sso_succeeded', organizationId, data }])
    await tx.commit()
    const shown = Object.fromEntries(shownMembers.map((name) => [name, row[name]]))
    const [roles, [slug]] = [role_slugs.map((each) => ({ slug: each })), role_slugs]
    const body = {
      token_type: 'Bearer',
      access_token: token,
      expires_in: 600,
      profile: { object: 'profile', ...shown, role: { slug }, roles },
    }
    return { status: 200, headers: { 'content-type': 'application/json' }, text: JSON.stringify(body) }
  }

  function recordStart(tx: Transaction, environmentId: string, sessionId: string, of: AttemptOf): void {
    const data = attempt(sessionId, of, 'started')
    const started = { event: 'authentication.sso_started', organizationId: of.organizationId, data }
    recordEvents(tx, system, ownerOf(environmentId), [started])
  }

  async function findVisit<More>(
    select: (hash: Buffer) => Statement,
    state: string,
    cookie: string,
  ): Promise<{ row: VisitRow & More; visit: Visit }> {
    const row = await database.one<VisitRow & More>(select(hashCredential(state)))
    if (!hashCredential(cookie).equals(row.browser_hash)) throw new Error('Another browser.')
    return { row, visit: open<Visit>(row.sealed_visit, row.session_id) }
  }

  /** Exchanges the code for the token and verifies it: signature, issuer, audience, times, nonce. */
  async function exchangeAtProvider(
    { id }: ConnectionRow,
    { issuer, client_id, sealed_client_secret }: OidcRow,
    code: string,
    { nonce, codeVerifier }: Visit,
  ): Promise<Record<string, string>> {
    const secret = keyring.open(sealed_client_secret, `oidc_client_secret:${id}`).toString()
    const form = { grant_type: 'authorization_code', code, code_verifier: codeVerifier }
    const authorization = `Basic ${Buffer.from(`${client_id}:${encodeURIComponent(secret)}`).toString('base64')}`
    const answer = JSON.parse(
      await fetchText(`${issuer}/token`, authorization, new URLSearchParams(form).toString()),
    ) as {
      id_token: string
    }
    const keys = providers.get(issuer) ?? readKeys(issuer)
    providers.set(issuer, keys)
    const { payload } = await jwtVerify(answer.id_token, await keys, {
      issuer,
      audience: client_id,
      algorithms: ['RS256'],
    })
    if (payload.nonce !== nonce) throw new Error('Another nonce.')
    const { sub, email, given_name, family_name, name } = payload as Record<string, string>
    return { sub, email, given_name, family_name, name } as Record<string, string>
  }

  return { begin, receive, goOn, exchange }
}

interface AttemptOf {
  connectionId: string
  organizationId: string
}

function attempt(sessionId: string, of: AttemptOf, status: string): object {
  const sso = { organization_id: of.organizationId, connection_id: of.connectionId, session_id: sessionId }
  return { type: 'sso', status, ip_address: null, user_agent: null, user_id: null, email: null, sso }
}

async function readKeys(issuer: string): Promise<ReturnType<typeof createLocalJWKSet>> {
  return createLocalJWKSet(JSON.parse(await fetchText(`${issuer}/jwks`)) as JSONWebKeySet)
}

const agent = new Agent({ keepAlive: true })

function fetchText(url: string, authorization = '', form?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
    const request = send(url, { agent, method: form === undefined ? 'GET' : 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString()))
    })
    request.on('error', reject)
    request.end(form)
  })
}
