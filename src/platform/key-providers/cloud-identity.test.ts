import { randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { type KeyService, startKeyService } from '#test/key-services.ts'
import { type Answered, type Asked, startLocalServer } from '#test/local-server.ts'
import { defaultAwsIdentity, fixedAwsIdentity } from '../cloud-identity/index.ts'
import { createKeyring } from '../crypto/keyring.ts'
import { createOutgoingClient } from '../outgoing/index.ts'
import { createKeyProviders, type RemoteProviderName } from './index.ts'
import type { CustomerKeySettings, ServerKeySettings } from './settings.ts'

const outgoing = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })
const options = {
  keyring: createKeyring(['the key of secrets at rest, long enough']),
  outgoing,
  now: () => new Date(),
  aws: undefined,
}
const providerOf = (settings: ServerKeySettings) => createKeyProviders({ ...options, configured: [settings] }).current
const binding = { environmentId: 'environment_1', keyId: 'key-1', purpose: 'tenant' }
const key = randomBytes(32)

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Variables of this machine that would answer first. */
function setVariables(variables: Record<string, string>): void {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'GOOGLE_APPLICATION_CREDENTIALS'])
    vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent')
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
}

async function serveKeys(provider: RemoteProviderName): Promise<KeyService> {
  const service = await startKeyService(provider)
  onTestFinished(service.close)
  return service
}

async function serve(answer: (asked: Asked) => Answered): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const { url, close } = await startLocalServer((request) => {
    asked.push(request)
    return answer(request)
  })
  onTestFinished(close)
  return { url, asked }
}

async function fileWith(content: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'identity-')), 'token')
  await writeFile(file, content)
  return file
}

/** The settings of a key without what proves who asks. */
function without<T extends ServerKeySettings>(settings: ServerKeySettings, ...names: string[]): T {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name))) as T
}

const session = {
  AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  Expiration: new Date(Date.now() + 3_600_000).toISOString(),
}
const ownAwsKey = fixedAwsIdentity({ accessKeyId: session.AccessKeyId, secretAccessKey: session.SecretAccessKey })

const answerOfSts = (action: string) =>
  `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><Credentials>
    <AccessKeyId>${session.AccessKeyId}</AccessKeyId><SecretAccessKey>${session.SecretAccessKey}</SecretAccessKey>
    <SessionToken>t</SessionToken><Expiration>${session.Expiration}</Expiration></Credentials></${action}Result></${action}Response>`

/** @returns where STS stands, and the forms that it got. */
async function serveSts(answer: (form: URLSearchParams) => string | undefined) {
  const forms: URLSearchParams[] = []
  const { url } = await serve(({ body }) => {
    const form = new URLSearchParams(body)
    if (form.has('Action')) forms.push(form)
    const text = answer(form)
    return text === undefined
      ? { status: 403, text: '<ErrorResponse><Error><Message>is not authorized</Message></Error></ErrorResponse>' }
      : { status: 200, headers: { 'content-type': 'text/xml' }, text }
  })
  return { url, forms }
}

async function opensWith(settings: ServerKeySettings): Promise<void> {
  const provider = providerOf(settings)
  expect(await provider.unwrap(await provider.wrap(key, binding), binding)).toEqual(key)
}

test('a container at Amazon asks its agent who it is, once for many uses', async () => {
  const service = await serveKeys('AWS_KMS')
  const agent = await serve(({ headers }) =>
    headers.authorization === 'of the container' ? { status: 200, body: { ...session, Token: 't' } } : { status: 403 },
  )
  setVariables({
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${agent.url}/creds`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'of the container',
  })

  const provider = providerOf(without(service.settings, 'access_key_id', 'secret_access_key'))
  const wrapped = await provider.wrap(key, binding)
  expect(await provider.unwrap(wrapped, binding)).toEqual(key)

  expect(agent.asked.map(({ url }) => url.pathname)).toEqual(['/creds'])
})

test('a pod at Amazon exchanges the token of its service account (IRSA)', async () => {
  const service = await serveKeys('AWS_KMS')
  const sts = await serveSts((form) =>
    form.get('Action') === 'AssumeRoleWithWebIdentity' && form.get('WebIdentityToken') === 'of the pod'
      ? answerOfSts('AssumeRoleWithWebIdentity')
      : undefined,
  )
  setVariables({
    AWS_REGION: 'eu-central-1',
    AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/gatehouse',
    AWS_WEB_IDENTITY_TOKEN_FILE: await fileWith('of the pod'),
    AWS_ENDPOINT_URL_STS: sts.url,
  })

  await opensWith(without(service.settings, 'access_key_id', 'secret_access_key'))

  expect(sts.forms.map((form) => form.get('RoleArn'))).toEqual(['arn:aws:iam::111122223333:role/gatehouse'])
})

test('a machine at Amazon asks its metadata service, with a token of it', async () => {
  const service = await serveKeys('AWS_KMS')
  const path = '/latest/meta-data/iam/security-credentials/'
  const metadata = await serve(({ method, url, headers }) => {
    if (method === 'PUT' && url.pathname === '/latest/api/token') return { status: 200, text: 'imds' }
    if (headers['x-aws-ec2-metadata-token'] !== 'imds') return { status: 401 }
    if (url.pathname === path) return { status: 200, text: 'gatehouse' }
    return url.pathname === `${path}gatehouse`
      ? { status: 200, body: { Code: 'Success', ...session, Token: 't' } }
      : { status: 404 }
  })
  setVariables({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url })

  await opensWith(without(service.settings, 'access_key_id', 'secret_access_key'))
})

test('where Amazon does not say who the server is, the key is unavailable, with the reason', async () => {
  const service = await serveKeys('AWS_KMS')
  setVariables({ AWS_EC2_METADATA_DISABLED: 'true' })

  await expect(
    providerOf(without(service.settings, 'access_key_id', 'secret_access_key')).wrap(key, binding),
  ).rejects.toMatchObject({ reason: 'unavailable', message: expect.stringContaining('Amazon did not say who') })
})

test('the role of a customer is assumed with the id of the customer as external id, which settings cannot change', async () => {
  const roles = await serveSts((form) =>
    form.get('ExternalId') === 'org_of_the_customer' ? answerOfSts('AssumeRole') : undefined,
  )
  const asSent = {
    provider: 'AWS_KMS' as const,
    key_arn: 'arn:aws:kms:eu-central-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    role_arn: 'arn:aws:iam::444455556666:role/theirs',
    external_id: 'org_of_another',
    endpoint: roles.url,
  }
  const settings: CustomerKeySettings = asSent
  const { open } = createKeyProviders({ ...options, configured: [], aws: ownAwsKey })

  // The role is assumed at the stand-in, which knows no keys.
  await open(settings, 'org_of_the_customer')
    .wrap(key, binding)
    .catch(() => undefined)
  await expect(open(settings, 'org_of_another').wrap(key, binding)).rejects.toMatchObject({ reason: 'refused' })

  expect(roles.forms.map((form) => [form.get('RoleArn'), form.get('ExternalId')])).toEqual([
    ['arn:aws:iam::444455556666:role/theirs', 'org_of_the_customer'],
    ['arn:aws:iam::444455556666:role/theirs', 'org_of_another'],
  ])
})

test('the key of a customer is never asked as the server itself', async () => {
  const service = await serveKeys('AWS_KMS')
  setVariables({ AWS_ACCESS_KEY_ID: session.AccessKeyId, AWS_SECRET_ACCESS_KEY: session.SecretAccessKey })
  const settings = {
    ...without<CustomerKeySettings>(service.settings, 'access_key_id', 'secret_access_key'),
    role_arn: 'arn:aws:iam::444455556666:role/theirs',
  } as CustomerKeySettings

  await expect(
    createKeyProviders({ ...options, configured: [] })
      .open(settings, 'org_1')
      .wrap(key, binding),
  ).rejects.toMatchObject({ reason: 'refused', message: expect.stringContaining('no identity at Amazon') })

  expect(service.uses).toBe(0)
})

test('a machine or pod at Google asks its metadata server', async () => {
  const service = await serveKeys('GCP_KMS')
  service.admit('of the metadata server')
  const metadata = await serve(({ url, headers }) => ({
    status: headers['metadata-flavor'] === 'Google' ? 200 : 403,
    headers: { 'metadata-flavor': 'Google' },
    body: url.pathname.endsWith('/token')
      ? { access_token: 'of the metadata server', expires_in: 3_599, token_type: 'Bearer' }
      : {},
  }))
  setVariables({ GCE_METADATA_HOST: new URL(metadata.url).host, HOME: '/nonexistent' })

  await opensWith(without(service.settings, 'service_account_key'))
})

test('a workload outside of Google exchanges its token (workload identity federation)', async () => {
  const service = await serveKeys('GCP_KMS')
  service.admit('of the federation')
  const sts = await serve(({ body }) =>
    new URLSearchParams(body).get('subject_token') === 'of the workload'
      ? { status: 200, body: { access_token: 'of the federation', expires_in: 3_599, token_type: 'Bearer' } }
      : { status: 400, body: { error: 'invalid_grant' } },
  )
  const account = {
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `${sts.url}/v1/token`,
    credential_source: { file: await fileWith('of the workload') },
  }
  setVariables({ GOOGLE_APPLICATION_CREDENTIALS: await fileWith(JSON.stringify(account)) })

  await opensWith(without(service.settings, 'service_account_key'))
})

test('an app at Azure asks for a token of its managed identity, and for another one when the first is refused', async () => {
  const service = await serveKeys('AZURE_KEY_VAULT')
  let given = 0
  const endpoint = await serve(({ url, headers }) => {
    if (headers['x-identity-header'] !== 'of the app') return { status: 401 }
    const access_token = `managed ${++given}`
    service.admit(access_token)
    const expires_on = String(Math.floor(Date.now() / 1_000) + 3_600)
    return { status: 200, body: { access_token, expires_on, resource: url.searchParams.get('resource') } }
  })
  setVariables({ IDENTITY_ENDPOINT: `${endpoint.url}/token`, IDENTITY_HEADER: 'of the app' })

  const provider = providerOf(without(service.settings, 'tenant_id', 'client_id', 'client_secret'))
  const wrapped = await provider.wrap(key, binding)
  service.endTokens()
  expect(await provider.unwrap(wrapped, binding)).toEqual(key)

  expect(endpoint.asked.map(({ url }) => url.searchParams.get('resource'))).toEqual(
    Array(2).fill('https://vault.azure.net'),
  )
})

test('a pod at Azure exchanges the token of its service account (workload identity)', async () => {
  const service = await serveKeys('AZURE_KEY_VAULT')
  service.admit('of the federation')
  const login = await serve(({ url, body }) => {
    const form = new URLSearchParams(body)
    const isRight =
      url.pathname === '/a-tenant/oauth2/v2.0/token' &&
      form.get('client_assertion') === 'of the pod' &&
      form.get('scope') === 'https://vault.azure.net/.default'
    return isRight
      ? { status: 200, body: { access_token: 'of the federation', expires_in: 3_599 } }
      : { status: 401, body: { error: 'invalid_client' } }
  })
  setVariables({
    AZURE_FEDERATED_TOKEN_FILE: await fileWith('of the pod\n'),
    AZURE_AUTHORITY_HOST: `${login.url}/`,
    AZURE_TENANT_ID: 'a-tenant',
    AZURE_CLIENT_ID: 'a-client',
  })

  await opensWith(without(service.settings, 'tenant_id', 'client_id', 'client_secret'))

  expect(login.asked.map(({ body }) => new URLSearchParams(body).get('client_id'))).toEqual(['a-client'])
})

test('a pod signs in to HashiCorp Vault with the token of its service account', async () => {
  const service = await serveKeys('HASHICORP_VAULT')

  await opensWith({
    ...without<ServerKeySettings>(service.settings, 'role_id', 'secret_id'),
    kubernetes_role: 'gatehouse',
    kubernetes_token_file: await fileWith('the token of a pod\n'),
  } as ServerKeySettings)

  expect(service.asked[0]).toBe('/v1/auth/kubernetes/login')
})

test('the key of a customer keeps its token between uses, and shares it with no other customer', async () => {
  const service = await serveKeys('GCP_KMS')
  const { open } = createKeyProviders({ ...options, configured: [] })
  const settings = service.settings as CustomerKeySettings
  const tokens = () => service.asked.filter((path) => path === '/token').length

  for (let i = 0; i < 3; i++) await open({ ...settings }, 'org_1').wrap(key, binding)
  expect(tokens()).toBe(1)

  await open(settings, 'org_2').wrap(key, binding)
  expect(tokens()).toBe(2)
})

test('the identity that Amazon gives is asked for only when it is needed', async () => {
  const agent = await serve(() => ({ status: 200, body: { ...session, Token: 't' } }))
  setVariables({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${agent.url}/creds` })
  const identity = defaultAwsIdentity()
  expect(agent.asked).toEqual([])

  const [first, second] = await Promise.all([identity.credentials(), identity.credentials()])

  expect([first, second]).toEqual(
    Array(2).fill({ accessKeyId: session.AccessKeyId, secretAccessKey: session.SecretAccessKey, sessionToken: 't' }),
  )
  expect(agent.asked).toHaveLength(1)
})
