import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { platformTables } from '#platform/slices/platform-tables.ts'
import { catalog } from '../src/catalog.ts'
import { createDatabase } from './database.ts'
import { furnish, leaveTraces } from './furnish.ts'
import { send } from './samples.ts'
import { startOwnServer } from './server.ts'
import { traces } from './slice-samples.ts'

const databaseUrl = await createDatabase()
const database = new Client({ connectionString: databaseUrl })
await database.connect()
afterAll(() => database.end())

const declared = [...catalog.tables, ...Object.entries(platformTables)]
const personal = declared
  .flatMap(([table, { personal: columns = [] }]) => columns.map((column) => `${table}.${column}`))
  .sort()

/** Columns that say nothing of a person, with the reason. Ids, slugs and keyed hashes aside. */
const harmless: readonly [of: RegExp, reason: string][] = [
  [/^(action|webhook)_endpoints\.(endpoint_url|events|sealed_\w+)$/, 'what an application configures'],
  [/^(branding|cors_origins|jwt_templates|redirect_uris|sign_in_settings|social_providers)\./, 'the same'],
  [/^(environments|management_keys)\./, 'what an operator configures'],
  [
    /^(organizations|organization_domains|groups|roles|permissions|resource_types|authorization_resources)\./,
    'no person',
  ],
  [
    /^(connections|connection_(domains|group_roles)|saml_(settings|certificates|keys)|oidc_(settings|keys))\./,
    'a provider, which is no person',
  ],
  [/^director(ies|y_tokens)\./, 'a provider, which is no person'],
  [/^directory_pulls\.(sealed_settings|last_run)$/, 'how a directory is read; counts, and reasons without addresses'],
  [/^directory_(groups|users\.role_slugs|log\.(action|reason|request))/, 'groups, roles, names of ours'],
  [/^audit_log_exports\.(format|filter|last_error)$/, 'names of ours; gone once the file is written; of the storage'],
  [
    /^audit_log_streams\.(settings|sealed_secrets|last_error|locked_by)$/,
    'where a customer receives its log, what that place answered',
  ],
  [
    /^portal_links\.(return_url|success_url|sealed_token|sso_provider_type|intents|contact_ids|external_user_id)$/,
    'addresses of the application, a secret, of lists, ids',
  ],
  [/^api_key(_setting)?s\./, 'keys, which are no persons'],
  [/^feature_flags\.(name|description|tags)$/, 'a flag'],
  [/^feature_flags\.owner$/, 'somebody of the team of the application, who is another person'],
  [/^feature_flag_versions\./, 'a name of ours'],
  [
    /^(applied_seeds|data_keys|event_cursors|guess_limits|schema_migrations|signing_keys|passkeys|passkey_challenges)\./,
    'keys, names of ours',
  ],
  [
    /^(authentication_challenges|invitations|one_time_codes|password(_resets|less_sessions))\.sealed_(code|token)$/,
    'secrets',
  ],
  [/^authentication_factors\.(totp_issuer|sealed_totp_secret)$/, 'the name of the application, a secret'],
  [
    /^authorization_(codes|requests)\.(redirect_uri|state|code_challenge|step|passkey_challenge|connect)$/,
    'of the application',
  ],
  [/^connect_answers\.sealed_answer$/, 'sealed, for a minute'],
  [/^connect_grants\.(requested_claims|amr)$|^connect_codes\.requested_claims$/, 'names of claims, ways to sign in'],
  [/^authorization_requests\.(answered_form|sealed_answer|sealed_recovery_codes)$/, 'a hash, a redirect, secrets'],
  [
    /^(pending_authentications|provider_visits|browser_sessions)\.(step|provider|sealed_visit|auth_method)$/,
    'names of ours',
  ],
  [
    /^sso_(sessions|visits|codes)\.(failure_\w+|steps|request_id|sealed_visit|code_challenge)$/,
    'texts and names of ours, values of a protocol, what an application sent',
  ],
  [/^passwordless_sessions\.redirect_uri$/, 'of the application'],
  [/^test_identity_providers\./, 'a key'],
  [/^identities\.provider$/, 'one of a list'],
  [/^idempotency_keys\.key$/, 'random, by its definition'],
  [/^radar_attempts\.(auth_method|control|blocklist_type|reason)$/, 'names of ours'],
  [/^radar_list_entries\./, 'rules of the application, also where they name an address'],
  [/^sessions\.(auth_method|redirect_uri)$/, 'names of ours, an address of the application'],
  [/^(sessions|standing_impersonators)\.impersonator$/, 'the operator, who is another person'],
  [/^audit_log_(actions|schemas)\./, 'what an application configures'],
  [
    /^audit_log_events\./,
    'the proof of what was done in an organization: an erasure leaves it as it is until its retention ends',
  ],
  [/^vault_keys\.(name|value|wrapped|wrapped_by)$/, 'entries of key contexts, and keys'],
  [/^vault_objects\.(name|key_context|updated_by_name)$/, 'what an application calls its secrets, its management keys'],
  [/^vault_object_versions\.(key_ids|wrapped_data_key|ciphertext|etag)$/, 'sealed'],
  [/^vault_rotations\.(error|position)$/, 'texts of ours, ids'],
  [/^vault_customer_keys\.(key_reference|last_error|sealed_settings)$/, 'keys, and texts of their providers'],
  [/^data_integration(s|_configurations)\./, 'services, and clients at them'],
  [/^(connected_accounts|account_authorizations)\./, 'gone with their user; names of services, and what is sealed'],
  [/^connect_(applications|resources)\./, 'applications and APIs, which are no persons'],
  [/^device_authorizations\.connect$/, 'what an application asks for'],
  [/^connect_(client_secrets\.hint|revoked_tokens\.jti)$/, 'keys'],
  [
    /^connect_(codes|consents|grants)\.(resource|scopes|redirect_uri|code_challenge|nonce|dpop_jkt)$/,
    'what an application asks for, and its keys',
  ],
  [/^agent_trusted_issuers\./, 'a provider, which is no person'],
  [/^agent_(keys|credentials)\./, 'keys'],
  [/^agent_claim_attempts\.sealed_user_code$/, 'a secret'],
  [/^events\.event$/, 'names of ours'],
  [/^webhook_(attempts|deliveries)\.(error|event|test_event|locked_by)$/, 'texts of ours, an example'],
  [/^development_job_runs\.(name|error)$/, 'names of ours, an error without data'],
]
const isKey = (column: string) => /[._](ids?|slugs?|hash)$/.test(column)

test('every column with text is declared as personal, or known to say nothing of a person', async () => {
  const { rows } = await database.query<{ column: string }>(`
    select c.relname || '.' || a.attname as column from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.atttypid::regtype::text in ('text', 'text[]', 'json', 'jsonb', 'bytea') and not exists (
        select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%')`)
  const unused = new Set(harmless)
  const undeclared = rows
    .map(({ column }) => column)
    .filter((column) => !isKey(column) && !personal.includes(column))
    .filter((column) => {
      const known = harmless.find(([of]) => of.test(column))
      if (known !== undefined) unused.delete(known)
      return known === undefined
    })

  expect(undeclared, 'declare them as `personal` with their table, or name them here with the reason').toEqual([])
  expect([...unused].map(([of]) => of)).toEqual([])
})

/**
 * The columns of all tables that hold a trace of the person, in text or in bytes. In the log of requests, which browser sent
 * one is no trace of its own: a request that names nobody is nobody's.
 */
async function columnsWithTraces(): Promise<string[]> {
  const { rows: tables } = await database.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition and (c.relnamespace = 'public'::regnamespace
      or c.oid = 'graphile_worker._private_jobs'::regclass)`)
  const found = tables.map(
    ({
      name,
    }) => `select distinct '${name}.' || e.key as column from ${name} t, jsonb_each_text(to_jsonb(t) #- '{record,headers,user-agent}') e
      where e.value ~* $1 or e.value like '\\\\x%' and encode(decode(substr(e.value, 3), 'hex'), 'escape') ~* $1`,
  )
  const { rows } = await database.query<{ column: string }>(found.join(' union '), [traces])
  return rows.map(({ column }) => column).sort()
}

test('of an erased person no table holds a trace, and those that held one have said so', async () => {
  const server = await startOwnServer({ config: { trustedProxies: ['127.0.0.1'] }, secrets: { databaseUrl } })
  const { api, outbox } = server
  const person = await leaveTraces(server, await furnish(server, 'northwind'))
  expect(await outbox(person.unprovenEmail)).toHaveLength(1)
  // Readers of the log of requests have it written.
  await send(server.url, '/_dev/requests')

  const isSealed = (column: string) => column.includes('.sealed_')
  expect(await columnsWithTraces()).toEqual(personal.filter((column) => !isSealed(column)))

  const { body } = await api.post<{ id: string }>(`/user_management/users/${person.user_id}/erase`, {})
  const status = async () => (await api.get<{ status: string }>(`/user_management/erasures/${body.id}`)).body.status
  await expect.poll(status, { timeout: 20_000 }).toBe('completed')

  expect(await columnsWithTraces()).toEqual([])
  const emptied = await outbox('erased')
  expect(emptied.length).toBeGreaterThan(3)
  for (const { text, html } of emptied) expect([text, html]).toEqual(['', ''])
  await server.close()
})
