import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError } from './config-error.ts'
import { loadConfig } from './load-config.ts'

const masterKey = 'a master key for tests that is long enough'
const development = { GATEHOUSE_SECRET_KEY: masterKey }
const production = {
  NODE_ENV: 'production',
  GATEHOUSE_URL: 'https://auth.example.com',
  GATEHOUSE_API_KEY: 'sk_live_0123456789',
  GATEHOUSE_CLIENT_ID: 'client_acme',
  GATEHOUSE_SECRET_KEY: masterKey,
}
type Variables = Parameters<typeof loadConfig>[0]

function faults(variables: Variables): string[] {
  try {
    loadConfig(variables)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message.split('\n')
  }
}

test('development needs no setting but a place for its master key', () => {
  const { config, secrets, clientId } = loadConfig(development)

  expect(config).toMatchObject({
    development: true,
    host: '127.0.0.1',
    port: 4100,
    url: 'http://localhost:4100',
    dataDir: '.data',
    role: 'all',
    rateLimits: true,
    requestLog: true,
    logLevel: 'info',
    mailFrom: 'Gatehouse <no-reply@localhost>',
  })
  expect([secrets.apiKey, clientId]).toEqual(['sk_test_default', 'client_test_default'])
})

test('production starts with settings of its own and is not development', () => {
  const { config, secrets, clientId } = loadConfig(production)

  expect(config).toMatchObject({ development: false, url: 'https://auth.example.com', rateLimits: true })
  expect([secrets.apiKey, clientId, secrets.masterKeys]).toEqual(['sk_live_0123456789', 'client_acme', [masterKey]])
})

const unset = { GATEHOUSE_API_KEY: undefined, GATEHOUSE_CLIENT_ID: undefined, GATEHOUSE_SECRET_KEY: undefined }

test.each<[string, Variables, RegExp]>([
  ['no address', { GATEHOUSE_URL: undefined }, /^GATEHOUSE_URL is not set\. /],
  ['no key', { GATEHOUSE_API_KEY: undefined }, /^GATEHOUSE_API_KEY is not set\. .* openssl rand -hex 32$/],
  ['the key of development', { GATEHOUSE_API_KEY: 'sk_test_default' }, /^GATEHOUSE_API_KEY is not set\./],
  ['no client id', { GATEHOUSE_CLIENT_ID: undefined }, /^GATEHOUSE_CLIENT_ID is not set\. /],
  ['the client id of development', { GATEHOUSE_CLIENT_ID: 'client_test_default' }, /^GATEHOUSE_CLIENT_ID is not set\./],
  [
    'no master key',
    { GATEHOUSE_SECRET_KEY: undefined },
    /^GATEHOUSE_SECRET_KEY is not set\. .* openssl rand -base64 32/,
  ],
  ['an empty master key', { GATEHOUSE_SECRET_KEY: ' , ' }, /^GATEHOUSE_SECRET_KEY is not set\./],
  ['rate limits off', { GATEHOUSE_RATE_LIMITS: 'off' }, /^GATEHOUSE_RATE_LIMITS=off .* refused in production\.$/],
  ['a public address without TLS', { GATEHOUSE_URL: 'http://auth.example.com' }, /must use https\.$/],
])('production refuses %s', (_what, changes, message) => {
  for (const variables of [
    { ...production, ...changes },
    // A host that others can reach is production, whatever NODE_ENV says.
    { ...production, NODE_ENV: 'development', HOST: '0.0.0.0', ...changes },
    { ...production, NODE_ENV: undefined, HOST: '::', ...changes },
    { ...production, NODE_ENV: undefined, HOST: 'auth.example.com', ...changes },
  ]) {
    expect(faults(variables)).toEqual([expect.stringMatching(message)])
  }
})

test('all faults are told at once', () => {
  expect(
    faults({ ...production, ...unset, GATEHOUSE_URL: 'http://a.example', GATEHOUSE_RATE_LIMITS: 'off' }),
  ).toHaveLength(5)
})

test.each<[string, Variables, RegExp]>([
  [
    'an address that is none',
    { GATEHOUSE_URL: 'auth.example.com' },
    /^GATEHOUSE_URL is "auth\.example\.com"\. Set it to/,
  ],
  ['an address with a path', { GATEHOUSE_URL: 'https://example.com/auth' }, /served at its root\.$/],
  ['an address with a query', { GATEHOUSE_URL: 'https://example.com?x=1' }, /served at its root\.$/],
  ['an address with a password', { GATEHOUSE_URL: 'https://a:b@example.com' }, /served at its root\.$/],
  ['an address of another scheme', { GATEHOUSE_URL: 'ftp://auth.example.com' }, /^GATEHOUSE_URL is /],
  ['a key without its prefix', { GATEHOUSE_API_KEY: 'live_0123456789' }, /^GATEHOUSE_API_KEY must start with sk_/],
  [
    'a receiver of text messages without a secret',
    { SMS_WEBHOOK_URL: 'https://sms.example.com' },
    /^SMS_WEBHOOK_SECRET must have at least 16 characters/,
  ],
  [
    'a receiver of text messages that is no address',
    { SMS_WEBHOOK_URL: 'sms.example.com', SMS_WEBHOOK_SECRET: 'x'.repeat(16) },
    /^SMS_WEBHOOK_URL must be/,
  ],
  ['a short key', { GATEHOUSE_API_KEY: 'sk_1234567' }, /^GATEHOUSE_API_KEY must/],
  ['a key with a line break', { GATEHOUSE_API_KEY: 'sk_0123456789\n' }, /^GATEHOUSE_API_KEY must/],
  ['a client id without its prefix', { GATEHOUSE_CLIENT_ID: 'acme' }, /^GATEHOUSE_CLIENT_ID must start with client_/],
  [
    'three master keys',
    { GATEHOUSE_SECRET_KEY: Array(3).fill(masterKey).join(',') },
    /^GATEHOUSE_SECRET_KEY takes at most two/,
  ],
  [
    'a short master key',
    { GATEHOUSE_SECRET_KEY: 'x'.repeat(31) },
    /^GATEHOUSE_SECRET_KEY must have at least 32 characters/,
  ],
  [
    'a short second master key',
    { GATEHOUSE_SECRET_KEY: `${masterKey},short` },
    /^GATEHOUSE_SECRET_KEY must have at least 32/,
  ],
  ['an unknown role', { GATEHOUSE_ROLE: 'web' }, /^GATEHOUSE_ROLE must be all, api or worker\.$/],
  ['an unknown state of the limits', { GATEHOUSE_RATE_LIMITS: 'no' }, /^GATEHOUSE_RATE_LIMITS must be on or off\.$/],
  [
    'an unknown state of the log of requests',
    { GATEHOUSE_REQUEST_LOG: 'no' },
    /^GATEHOUSE_REQUEST_LOG must be on or off\.$/,
  ],
  ['an unknown log level', { LOG_LEVEL: 'verbose' }, /^LOG_LEVEL must be /],
  ['a port that is no number', { PORT: 'http' }, /^PORT is "http"\. Set it to a number from 0 to 65535\.$/],
  ['a port out of range', { PORT: '65536' }, /^PORT is "65536"\./],
  ['half a port', { PORT: '80.5' }, /^PORT is "80\.5"\./],
  [
    'fewer connections than everything needs one of',
    { GATEHOUSE_DATABASE_CONNECTIONS: '9' },
    /^GATEHOUSE_DATABASE_CONNECTIONS is "9"\. Set it to a number from 10 to 500\.$/,
  ],
])('%s is refused, in development too', (_what, changes, message) => {
  expect(faults({ ...development, ...changes })).toEqual([expect.stringMatching(message)])
})

test('no refusal shows the value of a secret', () => {
  const secrets = { GATEHOUSE_API_KEY: 'live_tell-nobody', GATEHOUSE_SECRET_KEY: 'tell-nobody' }

  expect(faults({ ...production, ...secrets }).join()).not.toContain('tell-nobody')
})

test('an empty variable counts as not given, as compose files pass it', () => {
  const empty = Object.fromEntries(
    [
      'HOST',
      'PORT',
      'DATABASE_URL',
      'GATEHOUSE_URL',
      'GATEHOUSE_API_KEY',
      'GATEHOUSE_ROLE',
      'SMTP_URL',
      'GATEHOUSE_METRICS_TOKEN',
      'LOG_LEVEL',
    ].map((name) => [name, '']),
  )

  expect(loadConfig({ ...development, ...empty })).toEqual(loadConfig(development))
})

test('derived values: the address without its slash, lists, the sender, the limits', () => {
  const { config, secrets } = loadConfig({
    ...production,
    GATEHOUSE_URL: 'https://auth.example.com//',
    GATEHOUSE_TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,',
    GATEHOUSE_ALLOWED_NETWORKS: '192.168.0.0/16',
    GATEHOUSE_SECRET_KEY: `${masterKey}2, ${masterKey}`,
    GATEHOUSE_ROLE: 'worker',
    GATEHOUSE_DATABASE_CONNECTIONS: '20',
    PORT: '0',
  })

  expect(config).toMatchObject({
    url: 'https://auth.example.com',
    trustedProxies: ['10.0.0.1', '10.1.0.0/16'],
    allowedNetworks: ['192.168.0.0/16'],
    mailFrom: 'Gatehouse <no-reply@auth.example.com>',
    role: 'worker',
    databaseConnections: 20,
    port: 0,
  })
  expect(secrets.masterKeys).toEqual([`${masterKey}2`, masterKey])
  expect(loadConfig({ ...development, GATEHOUSE_RATE_LIMITS: 'off' }).config.rateLimits).toBe(false)
  expect(loadConfig({ ...development, GATEHOUSE_REQUEST_LOG: 'off' }).config.requestLog).toBe(false)
  expect(loadConfig({ ...development, GATEHOUSE_SEED: 'a.yml' }, 'b.yml').config.seedFile).toBe('b.yml')
})

test('development makes a master key once, readable by its owner alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const dataDir = join(folder, 'new', 'data')
  const load = () => loadConfig({ GATEHOUSE_DATA_DIR: dataDir }).secrets.masterKeys

  const [made = ''] = load()

  expect(made).toMatch(/^[A-Za-z0-9]{43}$/)
  expect(load()).toEqual([made])
  expect(readFileSync(join(dataDir, 'secret-key'), 'utf8')).toBe(made)
  expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600)
})
