import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'
import type { policySettings } from './policy-settings.ts'
import { sessionSeconds } from './session-policy.ts'

export const ManagementKey = Type.Object({
  object: Type.Literal('management_key'),
  id: Type.String(),
  name: Type.String(),
  obfuscated_value: Type.String({ ...notSecret, description: 'The prefix and the last four characters.' }),
  last_used_at: Nullable(Timestamp),
  expires_at: Nullable(Timestamp),
  created_at: Timestamp,
})
export type ManagementKey = Static<typeof ManagementKey>

export const ManagementKeyWithValue = Type.Object({
  ...ManagementKey.properties,
  value: Type.String({ ...secret, description: 'The value of the key. Only this response contains it.' }),
})

export interface ManagementKeyRow {
  id: string
  name: string
  obfuscated_value: string
  last_used_at: string | null
  expires_at: string | null
  created_at: string
}

export const managementKeyColumns = sql`id, name, obfuscated_value, last_used_at, expires_at, created_at`

export function toManagementKey(row: ManagementKeyRow): ManagementKey {
  return { object: 'management_key', ...row }
}

/** What an environment is for. That of the kind `system` has the operators of the server as its users. */
export const environmentKinds = ['production', 'sandbox', 'system'] as const
export type EnvironmentKind = (typeof environmentKinds)[number]
export type ApplicationEnvironmentKind = Exclude<EnvironmentKind, 'system'>

export interface EnvironmentRow {
  id: string
  name: string
  client_id: string
}

export interface EnvironmentSettings extends EnvironmentRow {
  kind: EnvironmentKind
  app_homepage_url: string | null
  created_at: string
}

export const Environment = Type.Object({
  object: Type.Literal('environment'),
  id: Type.String(),
  name: Type.String(),
  client_id: Type.String(),
  kind: Type.Enum([...environmentKinds], {
    description: 'What it is for: customers, trying things out, or the operators of the server.',
  }),
  app_homepage_url: {
    ...Nullable(Type.String()),
    description: 'The homepage of the application. `null` if none is set.',
  },
  auth_methods: Type.Array(Type.String(), { description: 'The allowed sign-in methods.' }),
  mfa_policy: Type.Enum(['off', 'optional', 'required'], {
    description: 'Who needs a second factor: no one, users who have one, or everyone.',
  }),
  session_timeout: Type.Integer({ description: 'The lifetime of a session in seconds.' }),
  created_at: Timestamp,
})

export function toEnvironment(
  row: EnvironmentSettings,
  { sign_in_methods, mfa_policy }: ReturnType<typeof policySettings.of>,
): Static<typeof Environment> {
  return {
    object: 'environment',
    ...row,
    auth_methods: sign_in_methods,
    mfa_policy,
    session_timeout: sessionSeconds,
  }
}
