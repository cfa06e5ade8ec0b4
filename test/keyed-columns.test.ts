import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { platformTables } from '#platform/slices/platform-tables.ts'
import { catalog } from '../src/catalog.ts'
import { startServer } from './server.ts'

const { environment } = await startServer()
const tables = new Map([...Object.entries(platformTables), ...catalog.tables])

/** Hashes that no rotation of keys carries on, and why not. */
const otherHashes: Readonly<Record<string, readonly string[]>> = {
  'of sign-ins, codes and links that end within a day': [
    'account_authorizations.state_hash',
    'account_authorizations.handoff_hash',
    'account_authorizations.browser_hash',
    'agent_claim_attempts.hash',
    'agent_claim_attempts.agent_code_hash',
    'authorization_codes.hash',
    'authorization_requests.hash',
    'authorization_requests.browser_hash',
    'authorization_requests.device_hash',
    'authorization_requests.former_browser_hash',
    'connect_answers.hash',
    'connect_codes.hash',
    'connect_pushed_requests.hash',
    'device_authorizations.hash',
    'device_authorizations.user_code_hash',
    'email_completions.hash',
    'email_completions.token_hash',
    'pending_authentications.hash',
    'provider_sessions.sign_out_hash',
    'provider_visits.hash',
    'provider_visits.request_hash',
    'sign_out_visits.hash',
    'sign_out_visits.browser_hash',
    'sso_codes.hash',
    'sso_codes.token_hash',
    'sso_visits.hash',
    'sso_visits.browser_hash',
  ],
  'under the first key, to compare only': [
    'audit_log_idempotency_keys.hash',
    'authentication_factors.totp_secret_hash',
    'idempotency_keys.request_hash',
    'provider_sessions.name_id_hash',
    'provider_sessions.session_index_hash',
    'radar_addresses.email_hash',
    'radar_attempts.email_hash',
    'radar_attempts.device_hash',
    'radar_attempts.source_hash',
  ],
  'without a key': [
    'agent_sessions.token_secret_hash',
    'agent_used_messages.hash',
    'audit_log_chains.hash',
    'audit_log_chains.removed_hash',
    'audit_log_events.hash',
    'connect_dpop_proofs.hash',
    'connect_used_assertions.hash',
    'saml_assertions.assertion_hash',
    'sessions.token_secret_hash',
  ],
}

async function columnsLike(pattern: string, type: string): Promise<string[]> {
  const rows = await environment.db.many<{ name: string }>(sql`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    join pg_class t on t.oid = to_regclass(c.table_name) and not t.relispartition
    where c.table_schema = 'public' and c.column_name like ${pattern} and c.data_type = ${type} order by 1`)
  return rows.map(({ name }) => name)
}

function declared(member: 'sealed' | 'hashed'): string[] {
  return [...tables].flatMap(([table, declaration]) => {
    const columns = declaration[member] ?? []
    return (Array.isArray(columns) ? columns.map(String) : Object.keys(columns)).map((column) => `${table}.${column}`)
  })
}

test('every column with sealed secrets says in which context they are sealed', async () => {
  const columns = await columnsLike('sealed\\_%', 'text')

  expect(columns.length).toBeGreaterThan(30)
  expect(columns.filter((column) => !declared('sealed').includes(column))).toEqual([])
})

test('every column with hashes of credentials is carried on to new keys, or there is a reason not to', async () => {
  const columns = await columnsLike('%hash', 'bytea')
  const known = [...declared('hashed'), ...Object.values(otherHashes).flat()]

  expect(columns.filter((column) => !known.includes(column))).toEqual([])
  expect(Object.values(otherHashes).flatMap((names) => names.filter((name) => !columns.includes(name)))).toEqual([])
})
