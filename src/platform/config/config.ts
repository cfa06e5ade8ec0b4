import type { AwsCredentials } from '../outgoing/aws-signature.ts'
import type { RequestRates } from './request-limits.ts'

/**
 * Everything that an operator decides by environment variables, checked and derived once. Secrets are in {@link
 * Secrets}.
 */
export interface Config {
  /** Conveniences that must not exist in production: outbox, `/_dev` routes, well-known keys, loopback targets. */
  development: boolean
  host: string
  port: number
  /** The public base URL without a trailing slash. Links, issuers and metadata come from it, never from a header. */
  url: string
  /** The client id of the first environment. */
  clientId: string
  /** Where the packaged database, logs and generated secrets live. */
  dataDir: string
  /** To PostgreSQL or a pooler, at most. */
  databaseConnections: number
  /** Whether changes are refused while no synchronous standby confirms them. */
  requiresStandby: boolean
  role: 'all' | 'api' | 'worker'
  /** How long a stopping process keeps serving, so that load balancers notice before it ends. */
  drainSeconds: number
  /** Off only in load tests: no request is counted. */
  rateLimits: boolean
  requestRates: RequestRates
  /**
   * Whether development keeps the newest requests to show what they did. Off in load tests, so that they do not measure
   * it.
   */
  requestLog: boolean
  trustedProxies: string[]
  /** The header in which they pass on the certificates of clients, in lower case. */
  clientCertificateHeader: string | undefined
  /** Networks (CIDR) that outgoing requests may reach although they are private. */
  allowedNetworks: string[]
  /** The addresses or networks from which our requests come, for the firewalls of customers. */
  egressAddresses: string[]
  /** The bucket for files; without one they are in a folder of `dataDir`. */
  storage: { bucket: string; region: string; endpoint: string | undefined } | undefined
  /** `host[:port]` of resolvers for domain verification; the system's when empty. */
  dnsServers: string[]
  /** The sender of emails. */
  mailFrom: string
  logLevel: string
  /** From how many milliseconds on a statement is written to the log; 0 for never. */
  slowStatementMs: number
  /** From how many milliseconds on a request is written to the log, up to the first byte of its answer; 0 for never. */
  slowRequestMs: number
  /** Whether spans are sent by OTLP. OpenTelemetry's SDK reads the rest of its variables itself. */
  tracing: boolean
  /** How long events can be listed. A month is dropped when all of it is older. */
  eventRetentionDays: number
  /** How long webhook deliveries and their attempts can be listed. A month is dropped when all of it is older. */
  deliveryRetentionDays: number
  /** How long events of audit logs are kept, where an organization does not say. */
  auditLogRetentionDays: number
  /** How long a version of a Vault object is kept once another one has taken its place. */
  vaultVersionRetentionDays: number
  /** After how many days another key signs access tokens. */
  signingKeyDays: number
  /** Where the ends of audit logs are written down: at the end of this file, or in the storage of files for `storage`. */
  auditLogHeads: string | undefined
  /** SHA-1 hashes of passwords that are known from breaches, sorted. */
  breachedPasswordsFile: string | undefined
  /** A database that says where network addresses are. */
  ipLocationsFile: string | undefined
  /** Keys in external services that wrap the keys of the Vault. */
  vaultKeysFile: string | undefined
  /** Whether the place in which the server runs says who it is at Amazon. */
  findsAwsCredentials: boolean
  seedFile: string | undefined
  /** The email of the operator who is invited at the first start. */
  firstOperator: string | undefined
}

/** A PostgreSQL cluster for a part of the environments, by its name. */
export interface ClusterAddress {
  readonly name: string
  readonly url: string
  /** Past the pooler that `url` leads through. */
  readonly directUrl?: string | undefined
}

/** Values that no log, page or error may show. */
export interface Secrets {
  /** The first seals, all open. */
  masterKeys: string[]
  databaseUrl: string | undefined
  /** Leads to the same database past the pooler that `databaseUrl` leads through. */
  directDatabaseUrl: string | undefined
  /** The clusters beside that of `databaseUrl`, which is `main`. */
  clusters: readonly ClusterAddress[]
  apiKey: string
  smtpUrl: string | undefined
  /** Where text messages are posted, and the secret that signs them. */
  sms: { url: string; secret: string } | undefined
  metricsToken: string | undefined
  /** The credentials for the bucket of files. */
  storageCredentials: AwsCredentials | undefined
  /** With which roles of customers are assumed. */
  aws: AwsCredentials | undefined
}
