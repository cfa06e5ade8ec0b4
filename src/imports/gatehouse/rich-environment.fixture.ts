import { vi } from 'vitest'
import type { Context } from '#platform/context.ts'
import { writtenOut } from '#platform/db/sql.ts'
import { furnish } from '#test/furnish.ts'
import type { TestServer } from '#test/server.ts'

/** Secrets that {@link enrich} stores, each in a sealed column. */
export const storedSecrets = {
  pipes: 'a-secret-of-a-pipe',
  key: 'a-private-key-of-a-connection',
  test: 'a-private-key-of-a-test-provider',
  directory: 'a-token-of-a-pulled-directory',
}

/** Gives an environment rows in every table that moves with one: what all samples make, and what they don't. */
export async function enrich(server: TestServer): Promise<void> {
  await furnish(server, 'northwind')
  const { environment } = server
  const { keyring } = environment.system
  const now = environment.now().toISOString()
  const [role, user] = [await firstOf(environment, 'roles'), await firstOf(environment, 'users')]
  const [organization, connection] = [
    await firstOf(environment, 'organizations'),
    await firstOf(environment, 'connections'),
  ]
  const [directory, group] = [await firstOf(environment, 'directories'), await firstOf(environment, 'directory_groups')]
  const integration = await firstOf(environment, 'data_integrations')
  const rows: Record<string, object> = {
    api_key_settings: { organization_permissions: ['a'], user_permissions: [] },
    applied_seeds: { digest: '\\x0102', applied_at: now },
    branding: { settings: { name: 'Nörthwind\u2028' }, updated_at: now },
    connection_group_roles: { connection_id: connection.id, group_name: 'Admins', role_id: role.id },
    data_integration_configurations: {
      integration_id: integration.id,
      organization_id: organization.id,
      config: {},
      sealed_client_secret: keyring.seal(storedSecrets.pipes, `data_integration:${integration.id}:${organization.id}`),
      created_at: now,
      updated_at: now,
    },
    directory_group_roles: { directory_id: group.directory_id, group_id: group.id, role_id: role.id },
    directory_memberships: {
      directory_user_id: (await firstOf(environment, 'directory_users')).id,
      directory_id: directory.id,
      organization_membership_id: (await firstOf(environment, 'organization_memberships')).id,
    },
    directory_provisioned_groups: {
      directory_group_id: group.id,
      directory_id: group.directory_id,
      group_id: (await firstOf(environment, 'groups')).id,
    },
    identities: { provider: 'GoogleOAuth', idp_id: '1035479', user_id: user.id, created_at: now },
    oidc_keys: {
      id: 'oidc_key_1',
      connection_id: connection.id,
      public_jwk: {},
      sealed_private_key: keyring.seal(storedSecrets.key, 'oidc_key:oidc_key_1'),
      created_at: now,
    },
    organization_sign_in_policies: {
      organization_id: organization.id,
      sso: 'optional',
      guests: 'any_method',
      provisions_members: false,
      updated_at: now,
    },
    passkey_offers: { user_id: user.id, declined_at: now, is_final: false },
    password_history: { user_id: user.id, password_hash: 'a-hash-of-an-earlier-password' },
    profiles: {
      id: 'prof_1',
      connection_id: connection.id,
      organization_id: organization.id,
      idp_id: 'ada',
      email: 'ada@northwind.example',
      groups: ['Admins'],
      role_slugs: [],
      raw_attributes: { b: 1, a: ['\u2028', 1.5e300] },
      custom_attributes: {},
      user_id: user.id,
      created_at: now,
      updated_at: now,
    },
    role_settings: { multiple_roles: true },
    scim_target_members: {
      // A follower of the event log stores the users and groups of a target.
      group_object_id: (await vi.waitFor(() => firstOf(environment, 'scim_target_objects'), { timeout: 20_000 })).id,
      remote_id: 'r1',
    },
    test_identity_providers: {
      certificate: 'a certificate',
      sealed_private_key: keyring.seal(storedSecrets.test, `test_identity_provider:${environment.environmentId}`),
      created_at: now,
    },
    directory_pulls: {
      directory_id: directory.id,
      sealed_settings: keyring.seal(storedSecrets.directory, `directory_source:${directory.id}`),
      next_run_at: '2100-01-01T00:00:00Z',
    },
  }
  for (const [table, row] of Object.entries(rows)) await insert(environment, table, row)
}

/** The oldest row of a table. */
export async function firstOf(ctx: Context, table: string): Promise<Record<string, string>> {
  const { row } = await ctx.db.one<{ row: Record<string, string> }>(
    writtenOut(
      [`select to_jsonb(t) as row from ${table} t where environment_id = `, ` order by t.* limit 1`],
      [ctx.environmentId],
    ),
  )
  return row
}

async function insert(ctx: Context, table: string, row: object): Promise<void> {
  const columns = ['environment_id', ...Object.keys(row)]
  const content = JSON.stringify({ ...row, environment_id: ctx.environmentId })
  await ctx.db.run(
    writtenOut(
      [
        `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${table}, `,
        '::jsonb) on conflict do nothing',
      ],
      [content],
    ),
  )
}
