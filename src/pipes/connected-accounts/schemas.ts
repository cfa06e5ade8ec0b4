import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'
import {
  AuthMethod,
  ClientId,
  ClientSecret,
  ConfigValuesSchema,
  ConnectionRole,
  type Ownership,
  Scopes,
} from '../pipe-providers/index.ts'

/** Whose integrations someone's accounts are of. */
export function ownershipOf({ userId }: AccountOwner): Ownership {
  return userId === null ? 'organization' : 'user'
}

/** Who has an account at a service: a person, there or as a member of an organization, or an organization itself. */
export type AccountOwner = PersonalOwner | { userId: null; organizationId: string }

export interface PersonalOwner {
  userId: string
  organizationId: string | null
}

export const Owner = { user_id: Type.String(), organization_id: Type.Optional(Nullable(Type.String())) }

export function ownerOf({
  user_id,
  organization_id,
}: {
  user_id: string
  organization_id?: string | null
}): PersonalOwner {
  return { userId: user_id, organizationId: organization_id ?? null }
}

const NullableText = Nullable(Type.String())
const AccountState = Type.Enum(['connected', 'needs_reauthorization', 'disconnected'])

const account = {
  object: Type.Literal('connected_account'),
  id: Type.String(),
  connection_role: ConnectionRole,
  account_identifier: NullableText,
  account_display_name: NullableText,
  user_id: NullableText,
  organization_id: NullableText,
  scopes: Type.Array(Type.String()),
  auth_method: { ...AuthMethod, description: 'How the account is opened.' },
  api_key_last_4: Nullable(
    Type.String({ ...notSecret, description: 'Null for a key that is too short to show a part.' }),
  ),
  client_id: Type.Optional(NullableText),
  client_secret_last_4: Type.Optional(Nullable(Type.String(notSecret))),
  config: Type.Unsafe<Readonly<Record<string, string>>>(Type.Record(Type.String(), Type.String())),
  state: AccountState,
  created_at: Timestamp,
  updated_at: Timestamp,
}
/** An account without its secrets; of a key, the end may be shown. */
export const ConnectedAccount = Type.Object(account)

const deprecated = { deprecated: true }
const DeprecatedText = Type.String(deprecated)

/** An account within a list of services. */
export const ListedAccount = Type.Object({
  ...account,
  userland_user_id: Nullable(DeprecatedText),
  userlandUserId: Nullable(DeprecatedText),
  organizationId: Nullable(DeprecatedText),
  createdAt: DeprecatedText,
  updatedAt: DeprecatedText,
})

export const DataProvider = Type.Object({
  object: Type.Literal('data_provider'),
  id: Type.String(),
  name: Type.String(),
  description: NullableText,
  slug: Type.String(),
  integration_type: Type.String({ description: 'The slug of the service, or `custom`.' }),
  credentials_type: Type.String({ description: 'Whose client is used.' }),
  scopes: Nullable(Type.Array(Type.String())),
  auth_methods: Type.Array(AuthMethod),
  connection_owner: Type.Enum(['user', 'organization'], { description: 'The owner of the accounts.' }),
  ownership: Type.Enum(['userland_user', 'organization'], deprecated),
  created_at: Timestamp,
  updated_at: Timestamp,
  integrationType: { ...DeprecatedText, description: 'The same as `integration_type`.' },
  credentialsType: { ...DeprecatedText, description: 'The same as `credentials_type`.' },
  createdAt: DeprecatedText,
  updatedAt: DeprecatedText,
  connected_account: Nullable(ListedAccount),
  connected_accounts: Type.Array(ListedAccount, {
    description: 'All accounts with `supports_multiple_connections`; otherwise only `connected_account`.',
  }),
})
export type DataProvider = Static<typeof DataProvider>

const Token = Type.String({ ...secret, minLength: 1, maxLength: 16_384 })

/** Tokens that another system obtained. Without a refresh token, the account ends with its access token. */
const tokens = {
  access_token: Type.Optional(Token),
  refresh_token: Type.Optional(Token),
  expires_at: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'When the access token expires. Leave it out if the token does not expire.',
    }),
  ),
  scopes: Type.Optional(Scopes),
  state: Type.Optional(
    Type.Enum(['connected', 'needs_reauthorization'], {
      description: 'The state of the account. Default: the state that follows from its tokens.',
    }),
  ),
}
export const ImportedTokens = Type.Object(tokens)
export type ImportedTokens = Static<typeof ImportedTokens>

/** What an account at the service is called. */
const Naming = {
  account_identifier: Type.Optional(
    Type.String({
      maxLength: 255,
      description: 'The identifier of the account at the service, such as an email address.',
    }),
  ),
  account_display_name: Type.Optional(
    Type.String({ maxLength: 255, description: 'The name under which users know the account.' }),
  ),
}

const addIntent = Type.Literal('add', { description: 'Makes a further account beside those that are there.' })
export const ImportAccount = Type.Object({ ...tokens, connection_intent: Type.Optional(addIntent) })
export type ImportAccount = Static<typeof ImportAccount>

/** What calls say that import or change an account of an organization. */
export const ActingMember = {
  user_id: Type.String({ description: 'The active member of the organization who acts for it.' }),
}

/** What only calls say that make an account. */
export const AddedAccount = { connection_intent: addIntent, ...Naming }

export const keySecret = { secret: Type.String({ ...secret, minLength: 1, maxLength: 8_192 }) }
export const accountClient = {
  client_id: ClientId,
  client_secret: ClientSecret,
  config: Type.Optional({ ...ConfigValuesSchema, description: 'Values that the service’s URLs depend on.' }),
}
export const AccountClient = Type.Object(accountClient)
export type AccountClient = Static<typeof AccountClient>

/** Secrets are in `ciphertext`, which `key_ids` open. */
export interface AccountRow {
  id: string
  integration_id: string
  connection_role: ConnectionRole
  account_identifier: string | null
  account_display_name: string | null
  user_id: string | null
  organization_id: string | null
  auth_method: AuthMethod
  state: 'connected' | 'needs_reauthorization'
  scopes: string[]
  config: Readonly<Record<string, string>>
  /** The id of a client that the account brings. */
  client_id: string | null
  /** The end of its secret, or of the key. */
  hint: string | null
  /** Members that the service returned with its token. */
  metadata: Readonly<Record<string, unknown>>
  /** When its token expires; null for a token that does not, and for a key. */
  expires_at: string | null
  /** Whether there is something to get another token with. */
  is_renewable: boolean
  /** The number of secrets it has had. */
  revision: number
  key_ids: string[]
  wrapped_data_key: Buffer
  ciphertext: Buffer
  created_at: string
  updated_at: string
}

/** With the alias `a` of `connected_accounts`. */
export const accountColumns = sql`
  a.id, a.integration_id, a.connection_role, a.account_identifier, a.account_display_name, a.user_id, a.organization_id, a.auth_method, a.state, a.scopes, a.config, a.client_id, a.hint,
  a.metadata, a.expires_at, a.is_renewable, a.revision, a.key_ids, a.wrapped_data_key, a.ciphertext, a.created_at,
  a.updated_at`

export function toConnectedAccount(row: AccountRow): Static<typeof ConnectedAccount> {
  const { auth_method, client_id, hint } = row
  return {
    object: 'connected_account',
    id: row.id,
    connection_role: row.connection_role,
    account_identifier: row.account_identifier,
    account_display_name: row.account_display_name,
    user_id: row.user_id,
    organization_id: row.organization_id,
    scopes: row.scopes,
    auth_method,
    api_key_last_4: auth_method === 'api_key' ? hint : null,
    ...(auth_method === 'client_credentials' ? { client_id, client_secret_last_4: hint } : {}),
    config: row.config,
    state: row.state,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toListedAccount(row: AccountRow): Static<typeof ListedAccount> {
  const listed = toConnectedAccount(row)
  return {
    ...listed,
    userland_user_id: row.user_id,
    userlandUserId: row.user_id,
    organizationId: row.organization_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
