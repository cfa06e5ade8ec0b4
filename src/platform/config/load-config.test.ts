import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError } from '../config-error.ts'
import { loadConfig } from './load-config.ts'
import { secretSettings } from './secret-settings.ts'

const masterKey = 'a master key for tests that is long enough'
const otherKey = 'another one while the first is being rotated'
const development = { GATEHOUSE_SECRET_KEY: masterKey }
const storageKey = { GATEHOUSE_STORAGE_ACCESS_KEY_ID: 'a', GATEHOUSE_STORAGE_SECRET_ACCESS_KEY: 'b' }
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
  const { config, secrets } = loadConfig(development)

  expect(config).toMatchObject({
    development: true,
    host: '127.0.0.1',
    port: 4100,
    url: 'http://localhost:4100',
    dataDir: '.data',
    role: 'all',
    rateLimits: true,
    requestRates: { address: { limit: 6_000, windowSeconds: 60 } },
    requestLog: true,
    logLevel: 'info',
    mailFrom: 'Gatehouse <no-reply@localhost>',
  })
  expect([secrets.apiKey, config.clientId]).toEqual(['sk_test_default', 'client_test_default'])
})

test('every secret can be in a file, of which the last line may end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const values: Record<string, string> = {
    GATEHOUSE_SECRET_KEY: masterKey,
    DATABASE_URL: 'postgres://gatehouse:secret@localhost:5432/gatehouse',
    DATABASE_DIRECT_URL: 'postgres://gatehouse:secret@localhost:5433/gatehouse',
    DATABASES: 'eu=postgres://gatehouse:secret@localhost:5434/gatehouse',
    DATABASES_DIRECT: 'eu=postgres://gatehouse:secret@localhost:5435/gatehouse',
    GATEHOUSE_API_KEY: 'sk_live_0123456789',
    SMTP_URL: 'smtps://user:secret@mail.example.com',
    SMS_WEBHOOK_URL: 'https://sms.example.com/secret',
    SMS_WEBHOOK_SECRET: 'a secret of text messages',
    GATEHOUSE_METRICS_TOKEN: 'a-token-of-metrics-that-is-long',
    GATEHOUSE_STORAGE_ACCESS_KEY_ID: 'a',
    GATEHOUSE_STORAGE_SECRET_ACCESS_KEY: 'b',
    GATEHOUSE_AWS_ACCESS_KEY_ID: 'c',
    GATEHOUSE_AWS_SECRET_ACCESS_KEY: 'd',
  }
  const files = Object.fromEntries(
    secretSettings.map((name) => {
      const file = join(folder, name)
      writeFileSync(file, `${values[name]}\n`)
      return [`${name}_FILE`, file]
    }),
  )
  const rest = { GATEHOUSE_STORAGE_BUCKET: 'files' }

  const { secrets } = loadConfig({ ...rest, ...files })

  expect(Object.keys(values).toSorted()).toEqual(secretSettings.toSorted())
  expect(secrets).toEqual(loadConfig({ ...rest, ...values }).secrets)
  expect(Object.values(secrets)).not.toContain(undefined)
})

test('further clusters have a name and an address each, and no message about a wrong one contains its password', () => {
  const given = { ...development, DATABASE_URL: 'postgres://gatehouse@localhost/gatehouse' }
  const two = 'eu=postgres://a:b@localhost/eu\n us-1=postgres://a:b@localhost/us?sslmode=disable'
  expect(
    loadConfig({ ...given, DATABASES: two, DATABASES_DIRECT: 'eu=postgres://localhost/eu' }).secrets.clusters,
  ).toEqual([
    { name: 'eu', url: 'postgres://a:b@localhost/eu', directUrl: 'postgres://localhost/eu' },
    { name: 'us-1', url: 'postgres://a:b@localhost/us?sslmode=disable', directUrl: undefined },
  ])
  expect(loadConfig(given).secrets.clusters).toEqual([])
  const wrong =
    'postgres://a:hidden@x/y main=postgres://a:hidden@x/y EU=postgres://a:hidden@x/y eu=postgres://x/y eu=postgres://a:hidden@x/y us=http://a:hidden@x'
  const found = faults({ ...given, DATABASES: wrong, DATABASES_DIRECT: 'asia=postgres://a:hidden@x/y' })
  expect(found).toHaveLength(6)
  expect(found.join()).not.toContain('hidden')
  expect(faults({ ...development, DATABASES: 'eu=postgres://localhost/eu' })).toEqual([
    expect.stringMatching(/^DATABASES is set without DATABASE_URL/),
  ])
})

test('a file of a secret that is missing, empty or beside the secret itself is a fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'empty'), '\n')
  expect(faults({ ...development, SMTP_URL_FILE: join(folder, 'none') })).toEqual([
    expect.stringMatching(/^SMTP_URL_FILE cannot be read: .*ENOENT/),
  ])
  expect(faults({ ...development, SMTP_URL_FILE: join(folder, 'empty') })).toEqual([
    `SMTP_URL_FILE, ${join(folder, 'empty')}, is empty.`,
  ])
  expect(faults({ ...development, GATEHOUSE_SECRET_KEY_FILE: join(folder, 'empty') })).toEqual([
    'GATEHOUSE_SECRET_KEY and GATEHOUSE_SECRET_KEY_FILE are both set. Set one of them.',
  ])
})

test('a bucket needs a key, or the identity that the place gives, which replaces the key for roles', () => {
  const bucket = { ...development, GATEHOUSE_STORAGE_BUCKET: 'files' }
  expect(faults(bucket)).toEqual([expect.stringContaining('or GATEHOUSE_AWS_CREDENTIALS=default.')])
  const { config, secrets } = loadConfig({ ...bucket, GATEHOUSE_AWS_CREDENTIALS: 'default' })
  expect([config.storage?.bucket, config.findsAwsCredentials, secrets.storageCredentials]).toEqual([
    'files',
    true,
    undefined,
  ])
  expect(
    faults({
      ...development,
      GATEHOUSE_AWS_CREDENTIALS: 'default',
      GATEHOUSE_AWS_ACCESS_KEY_ID: 'a',
      GATEHOUSE_AWS_SECRET_ACCESS_KEY: 'b',
    }),
  ).toEqual(['GATEHOUSE_AWS_CREDENTIALS replaces GATEHOUSE_AWS_ACCESS_KEY_ID. Set one of them.'])
})

test('production starts with settings of its own and is not development', () => {
  const { config, secrets } = loadConfig(production)

  expect(config).toMatchObject({ development: false, url: 'https://auth.example.com', rateLimits: true })
  expect([secrets.apiKey, config.clientId, secrets.masterKeys]).toEqual([
    'sk_live_0123456789',
    'client_acme',
    [masterKey],
  ])
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
  [
    'a master key that repeats itself',
    { GATEHOUSE_SECRET_KEY: '0123456789abcdef'.repeat(2) },
    /^GATEHOUSE_SECRET_KEY repeats itself or is made of usual words/,
  ],
  [
    'a master key of usual words while it is rotated',
    { GATEHOUSE_SECRET_KEY: `${masterKey},please-change-this-secret-key-now!` },
    /^GATEHOUSE_SECRET_KEY repeats itself or is made of usual words/,
  ],
  ['a key of one letter', { GATEHOUSE_API_KEY: `sk_${'a'.repeat(40)}` }, /^GATEHOUSE_API_KEY can be guessed\. /],
  [
    'a short token of the metrics',
    { GATEHOUSE_METRICS_TOKEN: 'metrics' },
    /^GATEHOUSE_METRICS_TOKEN must have at least 16 characters\. /,
  ],
])('production refuses %s', (_what, changes, message) => {
  expect(faults({ ...production, ...changes })).toEqual([expect.stringMatching(message)])
})

/** Each of them alone makes a server one for production, although nothing or another thing was said. */
const signs: [string, Variables, RegExp][] = [
  ['every address as host', { HOST: '0.0.0.0' }, /^HOST is 0\.0\.0\.0, which is not loopback, .* keep HOST and/],
  ['every address of IPv6 as host', { HOST: '::' }, /^HOST is ::, /],
  ['a name as host', { HOST: 'auth.example.com' }, /^HOST is auth\.example\.com, /],
  [
    'a public address',
    { GATEHOUSE_URL: 'https://auth.example.com' },
    /^GATEHOUSE_URL is an address of auth\.example\.com, which is not loopback, .* keep HOST and GATEHOUSE_URL on loopback\.$/,
  ],
  ['an address that looks like loopback', { GATEHOUSE_URL: 'https://localhost.example.com' }, /^GATEHOUSE_URL is /],
  ['a private address', { GATEHOUSE_URL: 'https://10.0.0.7' }, /^GATEHOUSE_URL is /],
]
const remoteDatabases = [
  'postgres://gatehouse:not-to-be-shown@db.example.com/gatehouse',
  'postgresql://10.0.0.7:5432/gatehouse?user=gatehouse&password=not-to-be-shown',
  'postgres://[fd00::7]/gatehouse',
  'postgres://gatehouse@127.0.0.1/gatehouse?host=db.example.com',
]

test.each(signs)('%s is production, whatever NODE_ENV says', (_what, sign, why) => {
  for (const NODE_ENV of [undefined, '', 'development', 'test']) {
    expect(loadConfig({ ...production, ...sign, NODE_ENV }).config.development).toBe(false)
    const found = faults({ ...production, ...unset, ...sign, NODE_ENV })
    expect(found).toEqual([
      expect.stringMatching(why),
      ...['GATEHOUSE_SECRET_KEY', 'GATEHOUSE_API_KEY', 'GATEHOUSE_CLIENT_ID'].map((name) =>
        expect.stringMatching(new RegExp(`^${name} is not set\\.`)),
      ),
    ])
  }
})

test.each(remoteDatabases)(
  'a database on another machine (%s) is production, unless NODE_ENV says otherwise',
  (url) => {
    const variables = { ...development, DATABASE_URL: url }

    for (const NODE_ENV of [undefined, '']) {
      const [why, ...missing] = faults({ ...variables, NODE_ENV })
      expect(why).toMatch(/^DATABASE_URL is on another machine, [\w.:]+, .* set NODE_ENV=development\.$/)
      expect(why).not.toContain('not-to-be-shown')
      expect(missing).toHaveLength(3)
      expect(loadConfig({ ...production, DATABASE_URL: url, NODE_ENV }).config.development).toBe(false)
    }
    for (const NODE_ENV of ['development', 'test'])
      expect(loadConfig({ ...variables, NODE_ENV }).config.development).toBe(true)
  },
)

test.each<Variables>([
  { HOST: 'localhost' },
  { HOST: '::1' },
  { GATEHOUSE_URL: 'https://auth.localhost:8443' },
  { GATEHOUSE_URL: 'http://127.0.0.1:4100' },
  { GATEHOUSE_URL: 'http://[::1]:4100' },
  { DATABASE_URL: 'postgres://gatehouse@localhost/gatehouse' },
  { DATABASE_URL: 'postgres://127.0.0.1:5433/gatehouse' },
  { DATABASE_URL: 'postgres://gatehouse@/gatehouse?host=/var/run/postgresql' },
  { DATABASE_URL: 'postgres://%2Fvar%2Frun%2Fpostgresql/gatehouse' },
  { DATABASE_URL: 'socket:/var/run/postgresql?db=gatehouse' },
  { NODE_ENV: 'test' },
])('%o is development', (variables) => {
  expect(loadConfig({ ...development, ...variables }).config.development).toBe(true)
})

test.each(['prod', 'Production', 'staging', ' production', 'dev'])('NODE_ENV=%s does not start', (NODE_ENV) => {
  expect(faults({ ...production, NODE_ENV })).toEqual([
    `NODE_ENV is ${JSON.stringify(NODE_ENV)}. Set it to production, development or test, or leave it unset.`,
  ])
})

test('a command that serves nothing needs the master key alone, which it needs in production', () => {
  const variables = { DATABASE_URL: 'postgres://db.example.com/gatehouse', GATEHOUSE_SECRET_KEY: masterKey }

  expect(loadConfig(variables, { serves: false }).config.development).toBe(false)
  expect(() => loadConfig({ ...variables, GATEHOUSE_SECRET_KEY: undefined }, { serves: false })).toThrow(
    'GATEHOUSE_SECRET_KEY is not set',
  )
})

test('all faults are reported at once', () => {
  expect(
    faults({ ...production, ...unset, GATEHOUSE_URL: 'http://a.example', GATEHOUSE_RATE_LIMITS: 'off' }),
  ).toHaveLength(5)
})

test('an address without its scheme is one fault, and does not make a production server', () => {
  expect(faults({ GATEHOUSE_URL: 'localhost:4100' })).toEqual([
    'GATEHOUSE_URL is "localhost:4100". Set it to the public http(s) address, such as https://auth.example.com.',
  ])
})

test.each<[string, Variables, RegExp]>([
  ['an invalid address', { GATEHOUSE_URL: 'auth.example.com' }, /^GATEHOUSE_URL is "auth\.example\.com"\. Set it to/],
  ['an address with a path', { GATEHOUSE_URL: 'https://localhost/auth' }, /served at the root\.$/],
  ['an address with a query', { GATEHOUSE_URL: 'https://localhost?x=1' }, /served at the root\.$/],
  ['an address with a password', { GATEHOUSE_URL: 'https://a:b@localhost' }, /served at the root\.$/],
  ['an address of another scheme', { GATEHOUSE_URL: 'ftp://localhost' }, /^GATEHOUSE_URL is /],
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
  [
    'an invalid address of a database',
    { DATABASE_URL: 'not-to-be-shown' },
    /^DATABASE_URL cannot be read: .* Set it to an address such as postgres:/,
  ],
  [
    'an address of another database',
    { DATABASE_URL: 'mysql://root:not-to-be-shown@127.0.0.1/x' },
    /^DATABASE_URL cannot be read: .* Set it to an address such as postgres:/,
  ],
  [
    'an address of a database with half a port',
    { DATABASE_URL: 'postgres://u:not-to-be-shown@127.0.0.1:54x2/gatehouse' },
    /^DATABASE_URL cannot be read: .* Set it to an address such as postgres:/,
  ],
  [
    'a way past a pooler that is no address',
    { DATABASE_URL: 'postgres://127.0.0.1/gatehouse', DATABASE_DIRECT_URL: 'not-to-be-shown' },
    /^DATABASE_DIRECT_URL cannot be read: .* Set it to an address such as postgres:/,
  ],
  [
    'a way past a pooler without the pooler',
    { DATABASE_DIRECT_URL: 'postgres://u:not-to-be-shown@127.0.0.1/gatehouse' },
    /^DATABASE_DIRECT_URL is set without DATABASE_URL\. Set DATABASE_URL to the address of the pooler/,
  ],
  [
    'a mail server without its scheme',
    { SMTP_URL: 'mail.example.com:25' },
    /^SMTP_URL is not an address of a mail server\. /,
  ],
  [
    'a mail server of another scheme',
    { SMTP_URL: 'https://u:not-to-be-shown@mail.example.com' },
    /^SMTP_URL is not an address/,
  ],
  [
    'a sender with a line break',
    { MAIL_FROM: 'Gatehouse\r\nBcc: all@example.com <a@example.com>' },
    /^MAIL_FROM must be one/,
  ],
  ['a sender with a tab', { MAIL_FROM: 'Gate\thouse <a@example.com>' }, /^MAIL_FROM must be one address/],
  [
    'a sender with another control character',
    { MAIL_FROM: 'Gate\u009bhouse <a@example.com>' },
    /^MAIL_FROM must be one/,
  ],
  ['two senders', { MAIL_FROM: 'a@example.com, b@example.com' }, /^MAIL_FROM must be one address/],
  ['a sender without an address', { MAIL_FROM: 'Gatehouse' }, /^MAIL_FROM must be one address/],
  ...['http://sms.example.com/send', 'http://203.0.114.7', 'http://[2606:4700::1]/'].map(
    (url): [string, Variables, RegExp] => [
      `text messages through ${url}, in clear`,
      { SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: 'x'.repeat(16) },
      /^SMS_WEBHOOK_URL is a public address without TLS, .* Use https\.$/,
    ],
  ),
  ...['0.0.0.0/0', '::/0', '128.0.0.0/1', '8.0.0.0/7', '2000::/3', '::ffff:0:0/0'].map(
    (network): [string, Variables, RegExp] => [
      `${network} as an allowed network`,
      { GATEHOUSE_ALLOWED_NETWORKS: `10.1.0.0/16,${network}` },
      /^GATEHOUSE_ALLOWED_NETWORKS holds "[\da-f.:]+\/\d". List private networks, such as 10\.1\.0\.0\/16\./,
    ],
  ),
  ...['10.0.0.1', 'intranet/8', '10.0.0.0/33', '*'].map((network): [string, Variables, RegExp] => [
    `${network} as an allowed network`,
    { GATEHOUSE_ALLOWED_NETWORKS: network },
    /^GATEHOUSE_ALLOWED_NETWORKS holds /,
  ]),
  ...['proxy.internal', '10.0.0.0/33', '10.0.0', 'true'].map((proxy): [string, Variables, RegExp] => [
    `${proxy} as a proxy`,
    { GATEHOUSE_TRUSTED_PROXIES: proxy },
    /^GATEHOUSE_TRUSTED_PROXIES holds .* List addresses or networks, such as 10\.0\.0\.7 or 10\.0\.0\.0\/8\.$/,
  ]),
  [
    'a header for certificates without a proxy',
    { GATEHOUSE_TRUSTED_PROXIES: '', GATEHOUSE_CLIENT_CERTIFICATE_HEADER: 'X-Client-Cert' },
    /^GATEHOUSE_CLIENT_CERTIFICATE_HEADER needs GATEHOUSE_TRUSTED_PROXIES/,
  ],
  [
    'a header for certificates with a name that no header has',
    { GATEHOUSE_TRUSTED_PROXIES: '10.0.0.1', GATEHOUSE_CLIENT_CERTIFICATE_HEADER: 'X Client Cert' },
    /^GATEHOUSE_CLIENT_CERTIFICATE_HEADER must be the name of a header/,
  ],
  ...['dns.example.com', '9.9.9.9:x', '9.9.9.9:99999'].map((dns): [string, Variables, RegExp] => [
    `${dns} as a name server`,
    { GATEHOUSE_DNS_SERVERS: dns },
    /^GATEHOUSE_DNS_SERVERS holds /,
  ]),
  [
    'a bucket without its key',
    { GATEHOUSE_STORAGE_BUCKET: 'files' },
    /^GATEHOUSE_STORAGE_BUCKET needs GATEHOUSE_STORAGE_ACCESS_KEY_ID and/,
  ],
  ['a bucket with capitals', { GATEHOUSE_STORAGE_BUCKET: 'Files', ...storageKey }, /^GATEHOUSE_STORAGE_BUCKET must be/],
  ...['storage.example.com', 'https://storage.example.com/path', 'ftp://storage'].map(
    (endpoint): [string, Variables, RegExp] => [
      `${endpoint} as the address of a storage`,
      { GATEHOUSE_STORAGE_BUCKET: 'files', GATEHOUSE_STORAGE_ENDPOINT: endpoint, ...storageKey },
      /^GATEHOUSE_STORAGE_ENDPOINT must be/,
    ],
  ),
  [
    'a public storage in clear',
    { GATEHOUSE_STORAGE_BUCKET: 'files', GATEHOUSE_STORAGE_ENDPOINT: 'http://storage.example.com', ...storageKey },
    /^GATEHOUSE_STORAGE_ENDPOINT is a public address without TLS/,
  ],
  [
    'half a key of Amazon',
    { GATEHOUSE_AWS_SECRET_ACCESS_KEY: 'x' },
    /^GATEHOUSE_AWS_SECRET_ACCESS_KEY needs GATEHOUSE_AWS_ACCESS_KEY_ID\.$/,
  ],
  ['an invalid egress address', { GATEHOUSE_EGRESS_ADDRESSES: 'here' }, /^GATEHOUSE_EGRESS_ADDRESSES holds/],
  [
    'a token of the metrics that no header can hold',
    { GATEHOUSE_METRICS_TOKEN: 'two words' },
    /^GATEHOUSE_METRICS_TOKEN must be one word/,
  ],
  [
    'invalid days of retention',
    { GATEHOUSE_EVENT_RETENTION_DAYS: 'all' },
    /^GATEHOUSE_EVENT_RETENTION_DAYS is "all"\. Set it to a number of days from 7 to 3650\.$/,
  ],
  ['a port that is no number', { PORT: 'http' }, /^PORT is "http"\. Set it to a number from 0 to 65535\.$/],
  ['a port out of range', { PORT: '65536' }, /^PORT is "65536"\./],
  [
    'a limit without a window',
    { GATEHOUSE_ADDRESS_LIMIT: '500' },
    /^GATEHOUSE_ADDRESS_LIMIT is "500"\. Set it to how many requests in how many seconds, such as 500\/10 for/,
  ],
  ['a limit of nothing', { GATEHOUSE_ADDRESS_LIMIT: '0/10' }, /^GATEHOUSE_ADDRESS_LIMIT is "0\/10"\./],
  ['a limit of a day', { GATEHOUSE_ADDRESS_LIMIT: '5/86400' }, /^GATEHOUSE_ADDRESS_LIMIT is /],
  ['half a port', { PORT: '80.5' }, /^PORT is "80\.5"\./],
  [
    'a receiver of traces without a scheme',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
    /^OTEL_EXPORTER_OTLP_ENDPOINT must be the http/,
  ],
  [
    'traces by gRPC',
    { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    /^OTEL_EXPORTER_OTLP_PROTOCOL is grpc\. Spans are sent over HTTP/,
  ],
  [
    'a slow statement of no number',
    { GATEHOUSE_SLOW_STATEMENT_MS: 'slow' },
    /^GATEHOUSE_SLOW_STATEMENT_MS is "slow"\. /,
  ],
  [
    'fewer connections than everything needs one of',
    { GATEHOUSE_DATABASE_CONNECTIONS: '9' },
    /^GATEHOUSE_DATABASE_CONNECTIONS is "9"\. Set it to a number from 10 to 500\.$/,
  ],
])('%s is refused, in development too', (_what, changes, message) => {
  expect(faults({ ...development, ...changes })).toEqual([expect.stringMatching(message)])
})

test('no refusal shows the value of a secret', () => {
  const secrets = {
    GATEHOUSE_API_KEY: 'live_not-to-be-shown',
    GATEHOUSE_SECRET_KEY: 'not-to-be-shown',
    GATEHOUSE_METRICS_TOKEN: 'not-to-be-shown',
    DATABASE_URL: 'postgres://u:not-to-be-shown@127.0.0.1:x/gatehouse',
    SMTP_URL: 'smtp//u:not-to-be-shown@example.com',
    SMS_WEBHOOK_SECRET: 'not-to-be-shown',
    SMS_WEBHOOK_URL: 'sms.example.com',
  }

  const found = faults({ ...production, ...secrets })
  expect(found).toHaveLength(7)
  expect(found.join()).not.toContain('not-to-be-shown')
})

test('traces are on where they have a receiver, and off where the SDK is', () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://localhost:4318'
  const isOn = (changes: Record<string, string>) => loadConfig({ ...development, ...changes }).config.tracing

  expect(isOn({})).toBe(false)
  expect(isOn({ OTEL_EXPORTER_OTLP_ENDPOINT })).toBe(true)
  expect(isOn({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example.com/v1/traces' })).toBe(true)
  expect(isOn({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' })).toBe(false)
  expect(isOn({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: 'none' })).toBe(false)
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
    GATEHOUSE_CLIENT_CERTIFICATE_HEADER: 'X-Client-Cert',
    GATEHOUSE_ALLOWED_NETWORKS: '192.168.0.0/16',
    GATEHOUSE_SECRET_KEY: `${otherKey}, ${masterKey}`,
    GATEHOUSE_ROLE: 'worker',
    GATEHOUSE_DATABASE_CONNECTIONS: '20',
    PORT: '0',
  })

  expect(config).toMatchObject({
    url: 'https://auth.example.com',
    trustedProxies: ['10.0.0.1', '10.1.0.0/16'],
    clientCertificateHeader: 'x-client-cert',
    allowedNetworks: ['192.168.0.0/16'],
    mailFrom: 'Gatehouse <no-reply@auth.example.com>',
    role: 'worker',
    databaseConnections: 20,
    port: 0,
  })
  expect(secrets.masterKeys).toEqual([otherKey, masterKey])
  expect(loadConfig({ ...development, GATEHOUSE_RATE_LIMITS: 'off' }).config.rateLimits).toBe(false)
  expect(loadConfig({ ...development, GATEHOUSE_REQUEST_LOG: 'off' }).config.requestLog).toBe(false)
  expect(loadConfig({ ...development, GATEHOUSE_SEED: 'a.yml' }, { seedFile: 'b.yml' }).config.seedFile).toBe('b.yml')
})

test.each([
  [
    'http://localhost:9/sms',
    'http://10.0.0.7/sms',
    'http://sms-relay:8080',
    'http://sms.default.svc.cluster.local',
    'https://sms.example.com',
  ],
])('text messages may go to %s', (...urls) => {
  for (const SMS_WEBHOOK_URL of urls)
    expect(loadConfig({ ...production, SMS_WEBHOOK_URL, SMS_WEBHOOK_SECRET: 'x'.repeat(16) }).secrets.sms?.url).toBe(
      SMS_WEBHOOK_URL,
    )
})

test('files go to the folder of the data, or to a bucket of Amazon or of another service', () => {
  expect(loadConfig({}).config.storage).toBeUndefined()
  const { config, secrets } = loadConfig({ GATEHOUSE_STORAGE_BUCKET: 'files', ...storageKey })
  expect(config.storage).toEqual({ bucket: 'files', region: 'us-east-1', endpoint: undefined })
  expect(secrets.storageCredentials).toEqual({ accessKeyId: 'a', secretAccessKey: 'b' })
  const other = { GATEHOUSE_STORAGE_REGION: 'auto', GATEHOUSE_STORAGE_ENDPOINT: 'http://minio:9000/' }
  expect(loadConfig({ GATEHOUSE_STORAGE_BUCKET: 'files', ...storageKey, ...other }).config.storage).toEqual({
    bucket: 'files',
    region: 'auto',
    endpoint: 'http://minio:9000',
  })
})

test('a folder that cannot be used is named', () => {
  expect(() => loadConfig({ GATEHOUSE_DATA_DIR: '/dev/null/data' })).toThrow(
    /^GATEHOUSE_DATA_DIR, \/dev\/null\/data, cannot be used: ENOTDIR/,
  )
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
