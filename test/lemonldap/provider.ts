import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { defined } from '#platform/defined.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'

/** LemonLDAP::NG of Debian, with its own pages and its people for demonstrations, on loopback. */
export interface Lemonldap {
  url: string
  metadataUrl: string
  /** Of OpenID Connect. */
  issuer: string
  /** Where people start who choose the application at the provider. */
  startUrl: string
  /** Where people sign out at the provider. */
  signOutUrl: string
  /** Starts it again with the metadata of a service provider. */
  trust(spMetadata: string): Promise<void>
  /** Starts it again, with a client of OpenID Connect. */
  register(client: OidcClient): Promise<void>
}

/** What an administrator enters for a client. */
export interface OidcClient {
  id: string
  secret: string
  redirectUri: string
  /** What its ID tokens are signed with. */
  idTokenAlgorithm?: string
  /** Without it, userinfo is not signed. */
  userinfoAlgorithm?: string
}

export async function startLemonldap(): Promise<Lemonldap> {
  const directory = await mkdtemp(join(tmpdir(), 'gatehouse-lemonldap-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  let process: ChildProcess | undefined

  async function start(partners: object = {}): Promise<void> {
    await stop(process)
    await writeConfiguration(directory, url, partners)
    process = spawn(
      '/usr/bin/plackup',
      ['--port', String(port), '--host', '127.0.0.1', '--env', 'deployment', join(directory, 'portal.psgi')],
      {
        env: { PATH: '/usr/bin:/bin', LLNG_DEFAULTCONFFILE: join(directory, 'lemonldap-ng.ini') },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    await answers(`${url}/saml/metadata`)
  }

  onTestFinished(async () => {
    await stop(process)
    await rm(directory, { recursive: true, force: true })
  })
  await start()
  return {
    url,
    metadataUrl: `${url}/saml/metadata`,
    startUrl: `${url}/saml/singleSignOn?IDPInitiated=1&spConfKey=sp`,
    signOutUrl: `${url}/?logout=1`,
    issuer: `${url}/`,
    trust: (spMetadata) => start(servicesOf(spMetadata)),
    register: (client) => start(clientsOf(client)),
  }
}

async function writeConfiguration(directory: string, url: string, partners: object): Promise<void> {
  const inside = (name: string) => join(directory, name)
  const folders = ['conf', 'sessions/lock', 'psessions/lock', 'cache']
  await Promise.all(folders.map((name) => mkdir(inside(name), { recursive: true })))
  const shipped = JSON.parse(await readFile('/var/lib/lemonldap-ng/conf/lmConf-1.json', 'utf8'))
  const storage = (name: string) => ({
    Directory: inside(name),
    LockDirectory: inside(`${name}/lock`),
    generateModule: shipped.globalStorageOptions.generateModule,
  })
  const configuration = {
    ...shipped,
    portal: `${url}/`,
    domain: 'localhost',
    sameSite: 'Lax',
    applicationList: {},
    notification: 0,
    locationRules: {},
    globalStorageOptions: storage('sessions'),
    persistentStorageOptions: storage('psessions'),
    localSessionStorageOptions: { ...shipped.localSessionStorageOptions, cache_root: inside('cache') },
    // Registration and new passwords are not needed, nor the packages that send their mails and draw their pictures.
    passwordDB: 'Null',
    registerDB: 'Null',
    portalDisplayResetPassword: 0,
    portalDisplayRegister: 0,
    captcha_mail_enabled: 0,
    captcha_register_enabled: 0,
    issuerDBSAMLActivation: 1,
    samlServicePrivateKeySig: providerKey.privateKey,
    samlServicePublicKeySig: providerKey.certificate,
    samlServiceUseCertificateInResponse: 1,
    issuerDBOpenIDConnectActivation: 1,
    oidcServiceMetaDataIssuer: `${url}/`,
    oidcServiceKeyIdSig: 'k1',
    oidcServicePrivateKeySig: providerKey.privateKey,
    oidcServicePublicKeySig: providerKey.certificate,
    ...partners,
  }
  const settings = [
    '[all]\nuseSafeJail = 1\nlogLevel = error\ncheckTime = 1',
    `[configuration]\ntype = File\ndirName = ${inside('conf')}\nlocalStorage = Cache::FileCache`,
    `localStorageOptions = { 'namespace' => 'configuration', 'default_expires_in' => 1, 'cache_root' => '${inside('cache')}' }`,
    '[portal]\nstaticPrefix = /static\ntemplateDir = /usr/share/lemonldap-ng/portal/templates\nlanguages = en',
  ]
  await Promise.all([
    rm(inside('cache'), { recursive: true, force: true }),
    writeFile(inside('conf/lmConf-1.json'), JSON.stringify(configuration)),
    writeFile(inside('lemonldap-ng.ini'), `${settings.join('\n')}\n`),
    writeFile(inside('portal.psgi'), portal),
  ])
}

/** What an administrator enters for a service provider: its metadata, and which attributes it gets. */
function servicesOf(samlSPMetaDataXML: string): object {
  const exported = { mail: 'email', cn: 'name', uid: 'username' }
  const attributes = Object.entries(exported).map(([from, to]) => [from, `1;${to};${basic};`])
  return {
    samlSPMetaDataXML: { sp: { samlSPMetaDataXML } },
    samlSPMetaDataExportedAttributes: { sp: Object.fromEntries(attributes) },
    samlSPMetaDataOptions: {
      sp: {
        samlSPMetaDataOptionsEnableIDPInitiatedURL: 1,
        samlSPMetaDataOptionsCheckSSOMessageSignature: 1,
        samlSPMetaDataOptionsCheckSLOMessageSignature: 1,
        samlSPMetaDataOptionsNameIDFormat: 'email',
      },
    },
  }
}

function clientsOf({ id, secret, redirectUri, idTokenAlgorithm = 'RS256', userinfoAlgorithm }: OidcClient): object {
  return {
    oidcRPMetaDataExportedVars: { rp: { email: 'mail', name: 'cn' } },
    oidcRPMetaDataOptions: {
      rp: {
        oidcRPMetaDataOptionsClientID: id,
        oidcRPMetaDataOptionsClientSecret: secret,
        oidcRPMetaDataOptionsRedirectUris: redirectUri,
        oidcRPMetaDataOptionsRequirePKCE: 1,
        oidcRPMetaDataOptionsBypassConsent: 1,
        oidcRPMetaDataOptionsIDTokenSignAlg: idTokenAlgorithm,
        ...defined({ oidcRPMetaDataOptionsUserInfoSignAlg: userinfoAlgorithm }),
      },
    },
  }
}

const basic = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic'

/** The portal of the package, which leaves files to the web server before it. */
const portal = `
use Plack::Builder;
use Lemonldap::NG::Portal::Main;
builder {
  enable 'Static', path => qr{^/static/}, root => '/usr/share/lemonldap-ng/portal/htdocs';
  Lemonldap::NG::Portal::Main->run({});
};
`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return address.port
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`Nothing answers at ${url}.`)
}

async function stop(process: ChildProcess | undefined): Promise<void> {
  if (process === undefined || process.exitCode !== null) return
  process.kill()
  await once(process, 'exit')
}
