/** A statement that fills a table from those that were filled before it; `$1` is the environment. */
export interface DerivedRows {
  table: string
  statement: string
}

/** An id that carries the time of another one. Hexadecimal digits are among those of an id. */
const id = (prefix: string, like: string, seed: string) =>
  `'${prefix}_' || right(left(${like}, strpos(${like}, '_') + 10), 10) || upper(left(md5(${like} || ${seed}), 16))`
/** From 0 on, below the limit, and the same for the same text. */
const chance = (text: string, limit: number) => `(abs(hashtext(${text})) % ${limit})`

const people = 'from users u where u.environment_id = $1'
/** Connections and directories are of the first organizations: of those with the most people. */
const firstOrganizations = (count: number) =>
  `(select * from organizations where environment_id = $1 order by id limit ${count})`

export function derivedRows(connections: number): DerivedRows[] {
  const directories = Math.ceil(connections / 2)
  return [
    {
      table: 'authorization_resources',
      statement: `insert into authorization_resources (environment_id, id, organization_id, resource_type_slug, external_id, name,
          path, created_at, updated_at)
        select environment_id, 'authz_resource_' || substr(id, 5), id, 'organization', id, name,
          array['authz_resource_' || substr(id, 5)], created_at, created_at
        from organizations where environment_id = $1`,
    },
    {
      table: 'authorization_resources',
      statement: `insert into authorization_resources (environment_id, id, organization_id, resource_type_slug, external_id, name,
          parent_id, path, created_at, updated_at)
        select environment_id, child, organization_id, 'project', 'project-' || n, 'Project ' || n, id, path || child, created_at, created_at
        from (select r.*, n, ${id('authz_resource', 'r.organization_id', 'n::text')} as child
          from authorization_resources r, generate_series(1, 10) n where r.environment_id = $1) made`,
    },
    {
      table: 'role_assignments',
      statement: `insert into role_assignments (environment_id, id, organization_membership_id, role_id, resource_id, created_at)
        select m.environment_id, 'role_assignment_' || substr(m.id, 4) || '_' || substr(r.id, 6), m.id, r.id,
          'authz_resource_' || substr(m.organization_id, 5), m.updated_at
        from organization_memberships m join roles r on r.environment_id = m.environment_id and r.slug = any (m.role_slugs)
          and r.organization_id is null
        where m.environment_id = $1`,
    },
    {
      table: 'sessions',
      statement: `insert into sessions (environment_id, id, user_id, organization_id, auth_method, status, ip_address, user_agent,
          authenticated_at, generation, refreshed_at, expires_at, ended_at, created_at, updated_at)
        select environment_id, id, user_id, organization_id, 'password', case when ended is null then 'active' else 'revoked' end,
          '198.51.100.7', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/142.0', at, 3, at + interval '1 hour',
          at + interval '365 days', ended, at, coalesce(ended, at)
        from (select m.environment_id, m.user_id, m.organization_id, at,
            'session_' || right(left(m.id, 13), 10) || upper(left(md5(m.id || n), 16)) as id,
            case when ${chance('m.id || n', 3)} > 0 then at + interval '5 hours' end as ended
          from (select m.*, n, now() - make_interval(hours => ${chance('m.id || n', 1900)} + 6) as at
            from organization_memberships m, generate_series(1, 2) n
            where m.environment_id = $1 and (n = 1 or ${chance('m.id', 2)} = 0)) m) made`,
    },
    {
      table: 'connections',
      statement: `insert into connections (environment_id, id, organization_id, connection_type, name, state, external_key,
          attribute_map, created_at, updated_at)
        select environment_id, ${id('conn', 'o.id', `'sso'`)}, id, case when ${chance('id', 3)} = 0 then 'GenericOIDC' else 'OktaSAML' end,
          name, case when ${chance('id', 20)} = 0 then 'inactive' else 'active' end, md5($1 || id), '{}', created_at, created_at
        from ${firstOrganizations(connections)} o`,
    },
    {
      table: 'saml_settings',
      statement: `insert into saml_settings (environment_id, connection_id, idp_entity_id, idp_sso_url, name_id_format)
        select environment_id, id, 'https://idp.example/' || id, 'https://idp.example/sso/' || id, 'email'
        from connections where environment_id = $1 and connection_type = 'OktaSAML'`,
    },
    {
      table: 'oidc_settings',
      statement: `insert into oidc_settings (environment_id, connection_id, issuer, client_id)
        select environment_id, id, 'https://idp.example/' || id, 'gatehouse'
        from connections where environment_id = $1 and connection_type = 'GenericOIDC'`,
    },
    {
      table: 'connection_domains',
      statement: `insert into connection_domains (environment_id, id, connection_id, domain)
        select c.environment_id, ${id('conn_domain', 'c.id', `'domain'`)}, c.id, d.domain
        from connections c join organization_domains d on d.environment_id = c.environment_id and d.organization_id = c.organization_id
        where c.environment_id = $1`,
    },
    {
      table: 'profiles',
      statement: `insert into profiles (environment_id, id, connection_id, organization_id, idp_id, email, first_name, last_name, groups,
          custom_attributes, raw_attributes, user_id, created_at, updated_at)
        select m.environment_id, ${id('prof', 'u.id', `'profile'`)}, c.id, m.organization_id, 'okta|' || u.id, u.email, u.first_name,
          u.last_name, '{engineering}', '{}', '{"department":"engineering"}', u.id, u.created_at, u.updated_at
        from organization_memberships m join users u on u.environment_id = m.environment_id and u.id = m.user_id
        join connections c on c.environment_id = m.environment_id and c.organization_id = m.organization_id
        where m.environment_id = $1`,
    },
    {
      table: 'sso_sessions',
      statement: `insert into sso_sessions (environment_id, id, connection_id, organization_id, origin, state, email, profile_id,
          ip_address, user_agent, failure_reason, steps, expires_at, created_at, updated_at)
        select environment_id, ${id('sso_session', 'p.id', `'sign-in'`)}, connection_id, organization_id, 'service_provider',
          case when ${chance('id', 30)} = 0 then 'failed' else 'succeeded' end, email, case when ${chance('id', 30)} = 0 then null else id end,
          '198.51.100.7', 'Chrome/142.0', null, '[]', at + interval '10 minutes', at, at
        from (select p.*, now() - make_interval(hours => ${chance('id', 700)}) as at from profiles p where environment_id = $1) p`,
    },
    {
      table: 'directories',
      statement: `insert into directories (environment_id, id, organization_id, external_key, directory_type, name, domain, state,
          provisions_members, attribute_map, created_at, updated_at)
        select environment_id, ${id('directory', 'o.id', `'scim'`)}, id, md5($1 || id), 'okta scim v2.0', name, null, 'linked', true,
          '{}', created_at, created_at
        from ${firstOrganizations(directories)} o`,
    },
    {
      table: 'directory_users',
      statement: `insert into directory_users (environment_id, id, directory_id, organization_id, idp_id, user_name, external_id, email,
          first_name, last_name, name, state, is_hidden, resource, custom_attributes, created_at, updated_at)
        select u.environment_id, ${id('directory_user', 'u.id', `'scim'`)}, d.id, m.organization_id, u.id, u.email, 'ext-' || u.id, u.email,
          u.first_name, u.last_name, u.first_name || ' ' || u.last_name,
          case when ${chance('u.id', 20)} = 0 then 'inactive' else 'active' end, false,
          jsonb_build_object('userName', u.email, 'active', true, 'emails', jsonb_build_array(jsonb_build_object('value', u.email, 'primary', true)),
            'name', jsonb_build_object('givenName', u.first_name, 'familyName', u.last_name)),
          '{"department_name":"Engineering"}', u.created_at, u.updated_at
        from organization_memberships m join users u on u.environment_id = m.environment_id and u.id = m.user_id
        join directories d on d.environment_id = m.environment_id and d.organization_id = m.organization_id
        where m.environment_id = $1`,
    },
    {
      table: 'directory_groups',
      statement: `insert into directory_groups (environment_id, id, directory_id, organization_id, idp_id, name, resource, created_at, updated_at)
        select environment_id, ${id('directory_group', 'd.id', 'n::text')}, id, organization_id, 'group-' || n, 'Team ' || n, '{}',
          created_at, created_at
        from directories d, generate_series(1, 20) n where environment_id = $1`,
    },
    {
      table: 'directory_group_members',
      statement: `insert into directory_group_members (environment_id, directory_id, group_id, user_id)
        select u.environment_id, u.directory_id, g.id, u.id
        from directory_users u join directory_groups g on g.environment_id = u.environment_id and g.directory_id = u.directory_id
          and g.idp_id = 'group-' || ${chance('u.id', 20)} + 1
        where u.environment_id = $1`,
    },
    {
      table: 'directory_log',
      statement: `insert into directory_log (environment_id, id, directory_id, directory_user_id, action, reason, attributes, created_at)
        select environment_id, ${id('directory_log_entry', 'u.id', `'made'`)}, directory_id, id, 'user_created', 'provider', '{}',
          now() - make_interval(hours => ${chance('id', 2000)})
        from directory_users u where environment_id = $1`,
    },
    {
      table: 'groups',
      statement: `insert into groups (environment_id, id, organization_id, name, created_at, updated_at)
        select environment_id, ${id('group', 'o.id', 'n::text')}, id, 'Team ' || n, created_at, created_at
        from organizations o, generate_series(1, 3) n where environment_id = $1`,
    },
    {
      table: 'group_members',
      statement: `insert into group_members (environment_id, group_id, organization_membership_id, created_at)
        select m.environment_id, ${id('group', 'm.organization_id', '(1 + abs(hashtext(m.id)) % 3)::text')}, m.id, m.created_at
        from organization_memberships m where m.environment_id = $1 and ${chance('m.id', 4)} = 0`,
    },
    {
      table: 'api_keys',
      statement: `insert into api_keys (environment_id, id, organization_id, name, obfuscated_value, permissions, created_at, updated_at)
        select environment_id, ${id('api_key', 'o.id', `'key' || n`)}, id, 'Key ' || n, 'sk_…' || n, '{}', created_at, created_at
        from organizations o, generate_series(1, 3) n where environment_id = $1`,
    },
    {
      table: 'api_keys',
      statement: `insert into api_keys (environment_id, id, organization_id, user_id, name, obfuscated_value, permissions, created_at, updated_at)
        select m.environment_id, ${id('api_key', 'm.id', `'key'`)}, m.organization_id, m.user_id, 'A key of mine', 'sk_…', '{}',
          m.created_at, m.created_at
        from organization_memberships m where m.environment_id = $1 and ${chance('m.id', 20)} = 0`,
    },
    {
      table: 'credentials',
      statement: `insert into credentials (hash, environment_id, kind, owner_id)
        select sha256(id::bytea), environment_id, 'api_key', id from api_keys where environment_id = $1`,
    },
    {
      table: 'radar_attempts',
      statement: `insert into radar_attempts (environment_id, id, action, auth_method, email_hash, source_hash, verdict, logged_verdict,
          reason, status, created_at, updated_at)
        select u.environment_id, ${id('radar_att', 'u.id', `'attempt'`)}, 'sign-in', 'Password', sha256(u.email::bytea),
          sha256(left(u.id, 12)::bytea), verdict, verdict, 'none', 'succeeded', at, at
        from (select u.*, case ${chance('id', 100)} when 0 then 'block' when 1 then 'challenge' else 'allow' end as verdict,
          now() - make_interval(hours => ${chance('id', 700)}) as at ${people} and ${chance('id', 2)} = 0) u`,
    },
    {
      table: 'identities',
      statement: `insert into identities (environment_id, provider, idp_id, user_id, created_at)
        select environment_id, 'GoogleOAuth', 'google|' || id, id, created_at ${people} and ${chance('id', 3)} = 0`,
    },
    {
      table: 'authentication_factors',
      statement: `insert into authentication_factors (environment_id, id, type, user_id, phone_number, created_at, updated_at)
        select environment_id, ${id('auth_factor', 'u.id', `'sms'`)}, 'sms', id, '+14155550100', created_at, created_at
        ${people} and ${chance('id', 5)} = 0`,
    },
    {
      table: 'feature_flag_targets',
      statement: `insert into feature_flag_targets (environment_id, flag_id, organization_id, enabled, created_at, updated_at)
        select f.environment_id, f.id, o.id, true, o.created_at, o.created_at
        from feature_flags f join organizations o on o.environment_id = f.environment_id
        where f.environment_id = $1 and ${chance('f.id || o.id', 200)} = 0`,
    },
    {
      table: 'webhook_deliveries',
      statement: `insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, state, attempts, created_at, completed_at)
        select w.environment_id, ${id('delivery', 'e.id', 'w.id')}, w.id, e.id, e.event,
          case when ${chance('e.id', 500)} = 0 then 'failed' else 'succeeded' end, 1, e.created_at, e.created_at + interval '1 second'
        from events e, (select * from webhook_endpoints where environment_id = $1 order by id limit 1) w
        where e.environment_id = $1 and e.created_at > now() - interval '30 days'`,
    },
    {
      table: 'webhook_attempts',
      statement: `insert into webhook_attempts (environment_id, id, delivery_id, attempt, secret, started_at, duration_ms, response_status,
          response_excerpt)
        select environment_id, ${id('attempt', 'd.id', `'1'`)}, id, 1, 'current', created_at, 40,
          case state when 'failed' then 500 else 200 end, 'OK'::bytea
        from webhook_deliveries d where environment_id = $1`,
    },
    {
      table: 'tallies',
      statement: `insert into tallies (environment_id, series, label, hour, count)
        select environment_id, case when event like '%_succeeded' then 'sign_ins' else 'failures' end,
          case when event like '%_succeeded' then substring(event from '\\.(\\w+)_succeeded$')
            else substring(event from '\\.(\\w+)_failed$') || ' invalid_credentials' end,
          date_trunc('hour', created_at, 'UTC'), count(*)
        from events where environment_id = $1 and event like 'authentication.%' and created_at > now() - interval '31 days'
        group by 1, 2, 3, 4`,
    },
    {
      table: 'active_users',
      statement: `insert into active_users (environment_id, day, user_id)
        select distinct environment_id, created_at::date, data ->> 'user_id' from events
        where environment_id = $1 and event = 'session.created' and created_at > now() - interval '35 days'`,
    },
    {
      table: 'waitlist_entries',
      statement: `insert into waitlist_entries (environment_id, id, waitlist_id, email, state, additional_fields, created_at, updated_at)
        select u.environment_id, ${id('wl_user', 'u.id', `'waits'`)}, w.id, 'waiting-' || u.email, 'pending', '{}', u.created_at, u.created_at
        from users u join waitlists w on w.environment_id = u.environment_id where u.environment_id = $1 and ${chance('u.id', 20)} = 0`,
    },
  ]
}
