import type { IdentityProvider } from '#people/identities/index.ts'
import type { ForeignHash } from '#people/users/index.ts'
import type { CreateConnection } from '#sso/connections/index.ts'

/** A password as the other system has it. */
export type SourcePassword =
  | { hash: ForeignHash }
  | { plain: string }
  /** A hash that can't be verified here. `why` completes "The password was left out: …". */
  | { unusable: string }

/** A person. Members that the source doesn't have are null. */
export interface UserRecord {
  kind: 'user'
  id: string
  /** Other names by which records that follow refer to this user, such as `username:ada`. */
  aliases?: readonly string[]
  email: string | null
  emailVerified: boolean
  firstName: string | null
  lastName: string | null
  name: string | null
  /** The application's own id. By default, the id in the other system. */
  externalId?: string | null
  /** As the source has it: made to fit by the engine. */
  metadata?: Readonly<Record<string, unknown>>
  createdAt: Date | null
  lastSignInAt: Date | null
  password?: SourcePassword | null
  isBlocked?: boolean
  /** The source speaks this API: the user keeps the id, and the metadata is taken as it is. */
  keepsId?: boolean
  pictureUrl?: string | null
  locale?: string | null
}

/** More about a user who comes from another file. */
export interface ProfileRecord
  extends Partial<Pick<UserRecord, 'firstName' | 'lastName' | 'name' | 'externalId' | 'metadata' | 'isBlocked'>> {
  kind: 'profile'
  user: string
}

export interface PasswordRecord {
  kind: 'password'
  user: string
  password: SourcePassword
}

/** An account at a social provider. */
export interface IdentityRecord {
  kind: 'identity'
  user: string
  provider: IdentityProvider
  subject: string
}

/** An authenticator app. */
export interface FactorRecord {
  kind: 'factor'
  user: string
  /** In Base32. */
  secret: string
}

export interface OrganizationRecord {
  kind: 'organization'
  id: string
  name: string
  /** The id of the application; by default that of the source, and null for none. */
  externalId?: string | null
  domains: readonly { domain: string; isVerified: boolean }[]
  metadata?: Readonly<Record<string, unknown>>
}

export interface RoleRecord {
  kind: 'role'
  slug: string
  name: string
  description: string | null
  /** Permissions that don't exist are created. */
  permissions: readonly string[]
}

export interface MembershipRecord {
  kind: 'membership'
  user: string
  organization: string
  /** None: the default role. */
  roles: readonly string[]
  status: 'active' | 'inactive' | 'pending'
  /** An id that is kept. Such a membership follows the source in later runs. */
  id?: string
  createdAt?: Date | null
}

export interface ConnectionRecord {
  kind: 'connection'
  id: string
  organization: string
  input: Omit<CreateConnection, 'organization_id'>
  /** For a connection that keeps its id: the key in its addresses too, where it is known. */
  kept?: { key: string | null; isSwitchedOff: boolean }
  /** Where the provider sends its responses today, for the report. */
  oldAddress: string
}

/** An object with an id that is kept, which a writer of the source stores and later runs bring up to date. */
export interface ObjectRecord {
  kind: 'object'
  /** The name of its writer. */
  type: string
  id: string
  /** As the source has it. */
  value: Readonly<Record<string, unknown>>
}

/** What the source does not have any more. */
export interface DeletionRecord {
  kind: 'deletion'
  /** `user`, `membership`, or the name of a writer. */
  of: string
  id: string
  /** What the source had. */
  value: Readonly<Record<string, unknown>>
}

export type ImportRecord =
  | OrganizationRecord
  | RoleRecord
  | UserRecord
  | ProfileRecord
  | PasswordRecord
  | IdentityRecord
  | FactorRecord
  | MembershipRecord
  | ConnectionRecord
  | ObjectRecord
  | DeletionRecord

/** In the order in which a batch stores them: later kinds refer to earlier ones. */
export const recordKinds = [
  'organization',
  'role',
  'user',
  'profile',
  'password',
  'identity',
  'factor',
  'membership',
  'connection',
  'object',
  'deletion',
] as const satisfies readonly ImportRecord['kind'][]
export type RecordKind = (typeof recordKinds)[number]

/** Why a row, or a part of one, does not come in. */
export interface Problem {
  code: string
  message: string
}

/** What a row of a file becomes. */
export interface MappedRow {
  records: ImportRecord[]
  /** What of the row doesn't come in. */
  problems: Problem[]
}

/** A row that does not come in at all. */
export class RowRefused extends Error {
  override name = 'RowRefused'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
