import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type NextFunction, type Request, type Response } from 'express'
import samlp, { type ReadRequest, type Settings } from 'samlp'
import { onTestFinished } from 'vitest'
import { type Encryption, encryptAssertion, providerKey } from '#protocol/saml/provider.fixture.ts'

/** A person with an account at the provider. They sign in with the first part of their email. */
export interface SamlAccount {
  email: string
  firstName: string
  lastName: string
  groups?: string[]
}

/** What an administrator of the provider can choose. */
export type ProviderChoice = Partial<
  Pick<
    Settings,
    'signAssertion' | 'signResponse' | 'signatureAlgorithm' | 'digestAlgorithm' | 'encryptionAlgorithm'
  > & {
    encrypts: boolean
    /** Encrypts with these algorithms, which the package doesn't have. */
    encryptsWith: Partial<Encryption>
    wantsSignedRequests: boolean
  }
>

/** SAML as someone else wrote it: the npm package `samlp` behind a form to sign in, on loopback. */
export interface SamlProvider {
  url: string
  metadataUrl: string
  /** Where people start who choose the application at the provider. */
  startUrl: string
  /** Reads the metadata of a service provider, from which it knows everything of it. Before that, it signs no one in. */
  trust(metadataUrl: string): Promise<void>
  /** Changes how it answers. */
  choose(choice: ProviderChoice): void
}

interface ServiceProvider {
  entityId: string
  acsUrl: string
  /** In PEM. */
  signing: string
  encryption: string
}

export async function startSamlProvider(accounts: readonly SamlAccount[]): Promise<SamlProvider> {
  const app = express()
  const server = createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  let partner: ServiceProvider | undefined
  let choice: ProviderChoice = {}
  const findAccount = (login: string | undefined) => accounts.find(({ email }) => email.split('@')[0] === login)

  function settingsFor(account: SamlAccount, { acsUrl, entityId, signing, encryption }: ServiceProvider): Settings {
    const { encrypts = false, encryptsWith, wantsSignedRequests = false, ...chosen } = choice
    return {
      issuer: url,
      cert: providerKey.certificate,
      key: providerKey.privateKey,
      sessionIndex: '_a-session',
      audience: entityId,
      recipient: acsUrl,
      destination: acsUrl,
      ...(wantsSignedRequests ? { signingCert: signing } : {}),
      ...(encrypts ? encryptionWith(encryption) : {}),
      ...(encryptsWith === undefined ? {} : { responseHandler: sendEncrypted(acsUrl, encryption, encryptsWith) }),
      ...chosen,
      getUserFromRequest: () => profileOf(account),
      getPostURL: (_audience, _message, _request, done) => done(null, acsUrl),
    }
  }

  async function signIn(request: Request, response: Response, next: NextFunction): Promise<void> {
    const asked = await readRequest(request)
    const login = typedIn(request) ?? (asked?.forceAuthn === 'true' ? undefined : signedIn(request))
    const account = findAccount(login)
    if (account === undefined || partner === undefined) {
      response.send(signInPage(request, asked?.subject))
      return
    }
    response.cookie('login', login)
    samlp.auth(settingsFor(account, partner))(request, response, next)
  }

  app.use(express.urlencoded())
  const paths = { redirectEndpointPath: '/sso', postEndpointPath: '/sso' }
  app.get('/metadata', samlp.metadata({ issuer: url, cert: providerKey.certificate, ...paths }))
  app.all('/sso', signIn)
  app.all('/start', signIn)
  app.post('/sign-in', ({ body }, response) => {
    const to = new URL(decodeURIComponent(body.to), url)
    to.searchParams.set('login', body.login)
    response.redirect(303, to.href)
  })
  app.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
    response.status(400).type('text').send(error.message)
  })
  return {
    url,
    metadataUrl: `${url}/metadata`,
    startUrl: `${url}/start`,
    async trust(metadataUrl) {
      partner = readMetadata(await (await fetch(metadataUrl)).text())
    },
    choose(next) {
      choice = next
    },
  }
}

/** The package has no page of its own. The response is returned with the form: an address by a redirect, a form unchanged. */
function signInPage({ method, originalUrl, body = {} }: Request, hint = ''): string {
  const [action, fields] =
    method === 'GET' ? ['/sign-in', { to: encodeURIComponent(originalUrl) }] : [originalUrl, body as object]
  return `<!doctype html><title>Northwind</title><form method="post" action="${action}">${hiddenFields(fields)}
    <label>Login <input name="login" value="${hint}"></label><button>Sign in at Northwind</button></form>`
}

function readRequest(request: Request): Promise<ReadRequest | undefined> {
  return new Promise((resolve, reject) => {
    samlp.parseRequest(request, (error, read) => (error ? reject(error) : resolve(read)))
  })
}

const typedIn = ({ query, body }: Request): string | undefined => body?.login ?? query.login
const signedIn = ({ headers }: Request) => /(?:^|; )login=([^;]+)/.exec(headers.cookie ?? '')?.[1]

/** As Passport has people, which the package takes. */
function profileOf({ email, firstName, lastName, groups }: SamlAccount): object {
  return {
    id: `id-of-${email.split('@')[0]}`,
    emails: [{ value: email }],
    displayName: `${firstName} ${lastName}`,
    name: { givenName: firstName, familyName: lastName },
    groups,
  }
}

function encryptionWith(certificate: string): Partial<Settings> {
  return {
    encryptionCert: certificate,
    encryptionPublicKey: new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }),
    // CBC is what older providers have.
    disallowEncryptionWithInsecureAlgorithm: false,
    warnOnInsecureEncryptionAlgorithm: false,
  }
}

/** Encrypts the response on its way. An assertion is signed before, so this is only for one that is signed by itself. */
function sendEncrypted(
  acsUrl: string,
  certificate: string,
  options: Partial<Encryption>,
): NonNullable<Settings['responseHandler']> {
  return (signed, { RelayState = '' }, { query, body }, response) => {
    const xml = encryptAssertion(signed.toString(), { key: { certificate, privateKey: '' }, ...options })
    const fields = {
      SAMLResponse: Buffer.from(xml).toString('base64'),
      RelayState: RelayState || (query.RelayState ?? body?.RelayState ?? ''),
    }
    response.send(`<form method="post" action="${acsUrl}">${hiddenFields(fields)}</form>`)
  }
}

function hiddenFields(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    .join('')
}

function readMetadata(xml: string): ServiceProvider {
  const read = (pattern: RegExp) => pattern.exec(xml)?.[1] ?? ''
  const certificateFor = (use: string) =>
    `-----BEGIN CERTIFICATE-----\n${read(new RegExp(`use="${use}".*?X509Certificate>([^<]+)<`, 's'))}\n-----END CERTIFICATE-----\n`
  return {
    entityId: read(/entityID="([^"]+)"/),
    acsUrl: read(/AssertionConsumerService [^>]*Location="([^"]+)"/),
    signing: certificateFor('signing'),
    encryption: certificateFor('encryption'),
  }
}
