import type { TSchema } from 'typebox'
import { type ApiKeyRow, userApiKeyRefused } from '#access/api-keys/index.ts'
import type { Context } from '#platform/context.ts'
import type { ErrorFactory } from '#platform/http/errors.ts'
import type { Operation } from '#platform/http/operation.ts'
import { defineOrganizationOperation, type OrganizationWidget, type WidgetDefinition } from '../widget-tokens/index.ts'
import { defineOwnKeysOperation } from './define-own-keys-operation.ts'
import { makeOrganizationKey, makeOwnKey, type OwnKeysWidget, requireOrganizationKey, requireOwnKey } from './keys.ts'
import type { CreateWidgetApiKey, NewWidgetApiKey } from './schemas.ts'

/** Whose keys an operation is about. Operations that differ in nothing else are defined once, for each of the holders. */
export interface KeyHolder<W extends OrganizationWidget> {
  /** In ids of operations. */
  name: string
  /** In summaries. */
  whose: string
  path: string
  /** Of the keys, where the list and the creation are. */
  keysPath: string
  define<
    P extends TSchema = TSchema,
    Q extends TSchema = TSchema,
    B extends TSchema = TSchema,
    S extends TSchema = TSchema,
  >(definition: WidgetDefinition<W, P, Q, B, S>): Operation
  /** A key of the holder. @throws notFound */
  require(ctx: Context, widget: W, id: string): Promise<ApiKeyRow>
  /** With its value, which no later answer has. @throws permissionNotHeld */
  make(ctx: Context, widget: W, input: CreateWidgetApiKey): Promise<NewWidgetApiKey>
  /** What creating one is refused with, beside permissions that its maker lacks. */
  refusals: readonly ErrorFactory<never[]>[]
}

/** The keys of the organization itself, for those who may manage them. */
export const organizationKeys: KeyHolder<OrganizationWidget> = {
  name: 'api_keys',
  whose: 'of the organization',
  path: '/_widgets/ApiKeys',
  keysPath: '/_widgets/ApiKeys/organization-api-keys',
  define: (definition) => defineOrganizationOperation({ ...definition, permission: 'widgets:api-keys:manage' }),
  require: requireOrganizationKey,
  make: makeOrganizationKey,
  refusals: [],
}

/** The user's own keys in the organization. */
export const ownKeys: KeyHolder<OwnKeysWidget> = {
  name: 'user_api_keys',
  whose: 'of the user',
  path: '/_widgets/UserApiKeys',
  keysPath: '/_widgets/UserApiKeys/api-keys',
  define: defineOwnKeysOperation,
  require: requireOwnKey,
  make: makeOwnKey,
  refusals: [userApiKeyRefused],
}
