import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { ExternalId, Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'
import { type DirectoryType, directoryTypes, familyOf, officialEventTypes, officialTypes } from './directory-types.ts'

const states = ['unlinked', 'validating', 'linked', 'invalid_credentials', 'deleting'] as const
export type DirectoryState = (typeof states)[number]

const own = {
  object: Type.Literal('directory'),
  id: Type.String(),
  organization_id: Type.String(),
  type: Type.Enum([...officialTypes]),
  name: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
}

export const Directory = Type.Object({
  ...own,
  external_key: Type.String({ ...notSecret, description: 'The key in the URL of the directory’s SCIM endpoint.' }),
  state: Type.Enum([...states]),
  domain: Type.Optional(Type.String()),
  metadata: Type.Optional(
    Type.Object({
      users: Type.Object(
        {
          active: Type.Integer({ description: 'The number of active users.' }),
          inactive: Type.Integer({ description: 'The number of inactive users.' }),
        },
        { description: 'The number of users.' },
      ),
      groups: Type.Integer({ description: 'The number of groups.' }),
    }),
  ),
})
export type Directory = Static<typeof Directory>

const AttributeMap = Type.Record(Type.String(), Nullable(Type.String({ minLength: 1, maxLength: 500 })), {
  maxProperties: 100,
  propertyNames: { minLength: 1, maxLength: 64 },
  description:
    'Attributes of `custom_attributes` with the paths under which this directory has them, such as `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department`; `null` for one that is left out.',
})

/** A directory as the one who sets it up sees it. */
const configured = {
  ...Directory.properties,
  external_id: Nullable(Type.String()),
  provisions_members: Type.Boolean({
    description:
      'Whether users of the directory become users and members of the organization, and its groups become groups of the organization.',
  }),
  attribute_map: AttributeMap,
  last_synced_at: Nullable(Timestamp),
}
const endpoint = Type.String({ description: 'The URL to enter at the provider as tenant URL or base URL.' })
export const ConfiguredDirectory = Type.Object({
  ...configured,
  scim: Type.Optional(Type.Object({ endpoint }, { description: 'What to enter at the provider.' })),
})
export const CreatedDirectory = Type.Object({
  ...configured,
  scim: Type.Optional(
    Type.Object(
      {
        endpoint,
        bearer_token: Type.Optional(
          Type.String({
            description:
              'The bearer token for the provider. It is returned only once, and left out if the directory existed already.',
            ...secret,
          }),
        ),
      },
      { description: 'What to enter at the provider.' },
    ),
  ),
})

const settable = {
  domain: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 253 }))),
  provisions_members: Type.Optional(
    Type.Boolean({
      description:
        'Whether users of the directory become users and members of the organization, and its groups become groups of the organization.',
    }),
  ),
  attribute_map: Type.Optional(AttributeMap),
}
export const CreateDirectory = Type.Object({
  organization_id: Type.String(),
  name: Name(255),
  type: Type.Enum(directoryTypes, { description: 'The provider.' }),
  external_id: Type.Optional(ExternalId),
  ...settable,
})
export type CreateDirectory = Static<typeof CreateDirectory>

export const UpdateDirectory = Type.Object({ name: Type.Optional(Name(255)), ...settable })
export type UpdateDirectory = Static<typeof UpdateDirectory>

export interface DirectoryRow {
  id: string
  organization_id: string
  external_id: string | null
  external_key: string
  type: DirectoryType
  name: string
  domain: string | null
  state: DirectoryState
  provisions_members: boolean
  attribute_map: Record<string, string | null>
  last_synced_at: string | null
  created_at: string
  updated_at: string
}

export const directoryColumns = sql`
  d.id, d.organization_id, d.external_id, d.external_key, d.directory_type as type, d.name, d.domain, d.state,
  d.provisions_members, d.attribute_map, d.last_synced_at, d.created_at, d.updated_at`

export type DirectoryCounts = NonNullable<Directory['metadata']>

export function toDirectory(row: DirectoryRow, metadata?: DirectoryCounts): Directory {
  return {
    object: 'directory',
    id: row.id,
    organization_id: row.organization_id,
    external_key: row.external_key,
    type: row.type,
    state: row.state,
    name: row.name,
    ...(row.domain === null ? {} : { domain: row.domain }),
    ...defined({ metadata }),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toConfiguredDirectory(ctx: Context, row: DirectoryRow): Static<typeof ConfiguredDirectory> {
  return {
    ...toDirectory(row),
    external_id: row.external_id,
    provisions_members: row.provisions_members,
    attribute_map: row.attribute_map,
    last_synced_at: row.last_synced_at,
    ...(familyOf(row.type) === 'scim' ? { scim: { endpoint: scimEndpoint(ctx, row) } } : {}),
  }
}

/** Without a slash at its end, as providers put a path behind it. */
export function scimEndpoint(ctx: Context, { external_key }: Pick<DirectoryRow, 'external_key'>): string {
  return `${ctx.system.config.url}/scim/v2.0/${external_key}`
}

/** The names that events have for the states of directories. */
const eventStates = {
  unlinked: 'inactive',
  validating: 'validating',
  linked: 'active',
  invalid_credentials: 'invalid_credentials',
  deleting: 'deleting',
} as const satisfies Record<DirectoryState, string>

export const DeletedDirectory = Type.Object({
  ...own,
  type: Type.Enum([...officialEventTypes]),
  state: Type.Enum(Object.values(eventStates)),
})
export const ActivatedDirectory = Type.Object({
  ...DeletedDirectory.properties,
  external_key: Type.String({ ...notSecret, description: 'The key in the URL of the directory’s SCIM endpoint.' }),
  domains: Type.Array(
    Type.Object({ object: Type.Literal('organization_domain'), id: Type.String(), domain: Type.String() }),
  ),
})

export function toDeletedDirectory(row: DirectoryRow): Static<typeof DeletedDirectory> {
  return {
    object: 'directory',
    id: row.id,
    organization_id: row.organization_id,
    type: row.type,
    state: eventStates[row.state],
    name: row.name,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export const DirectoryToken = Type.Object({
  object: Type.Literal('directory_token'),
  id: Type.String(),
  directory_id: Type.String(),
  organization_id: Type.String(),
  token_suffix: Type.String({ description: 'The last four characters of the token.', ...notSecret }),
  created_at: Timestamp,
})
export const ListedDirectoryToken = Type.Object({ ...DirectoryToken.properties, last_used_at: Nullable(Timestamp) })
export const CreatedDirectoryToken = Type.Object({
  ...DirectoryToken.properties,
  bearer_token: Type.String({ description: 'The bearer token for the provider. It is returned only once.', ...secret }),
})

export interface DirectoryTokenRow {
  id: string
  directory_id: string
  token_suffix: string
  last_used_at: string | null
  created_at: string
}

export const tokenColumns = sql`t.id, t.directory_id, t.token_suffix, t.last_used_at, t.created_at`

export function toDirectoryToken(
  row: DirectoryTokenRow,
  { organization_id }: Pick<DirectoryRow, 'organization_id'>,
): Static<typeof DirectoryToken> {
  return {
    object: 'directory_token',
    id: row.id,
    directory_id: row.directory_id,
    organization_id,
    token_suffix: row.token_suffix,
    created_at: row.created_at,
  }
}
