import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'

/** What a sign-in reads and writes besides users and sessions. */
export function selectSettings(environmentId: string): Statement {
  return sql`select settings as sign_in, radar, directory_sync from sign_in_settings where environment_id = ${environmentId}`
}

export function selectFactors(environmentId: string, userId: string): Statement {
  return sql`
    select id, type, user_id, totp_issuer, totp_user, phone_number, verified_at, created_at, updated_at
    from authentication_factors
    where environment_id = ${environmentId} and user_id = ${userId} and verified_at is not null
      and type in ('totp', 'sms')
    order by id limit 100`
}

export function selectAction(environmentId: string): Statement {
  return sql`
    select id, type, endpoint_url, sealed_secret, status, on_failure, created_at, updated_at
    from action_endpoints
    where environment_id = ${environmentId} and type = ${'authentication'} and status = 'enabled'`
}

export function countTry(environmentId: string, subject: SqlValue, now: Date): Statement {
  return sql`
    with unsynced as materialized (select set_config('synchronous_commit', 'off', true))
    insert into guess_limits (environment_id, name, subject, window_ends_at, count)
    select ${environmentId}, ${'authentication'}, ${subject},
      ${new Date(now.getTime() + 60_000)}::timestamptz, 1 from unsynced
    on conflict (environment_id, name, subject) do update set
      count = case when guess_limits.window_ends_at <= ${now} then 1 else guess_limits.count + 1 end,
      window_ends_at =
        case when guess_limits.window_ends_at <= ${now} then excluded.window_ends_at else guess_limits.window_ends_at end
    where guess_limits.window_ends_at <= ${now} or guess_limits.count < ${10}
    returning window_ends_at`
}

/** What was tried was right. */
export function uncountTry(environmentId: string, subject: SqlValue, endsAt: string): Statement {
  return sql`
    with unsynced as materialized (select set_config('synchronous_commit', 'off', true))
    update guess_limits set count = count - 1 from unsynced
    where environment_id = ${environmentId} and name = ${'authentication'} and subject = ${subject}
      and window_ends_at = ${endsAt}::timestamptz`
}

/** The newest code that went to an address, once the try is counted. */
export function tryCode(environmentId: string, userId: string, email: string): Statement {
  return sql`
    update one_time_codes set attempts = attempts + 1
    where environment_id = ${environmentId} and id = (
      select id from one_time_codes
      where environment_id = ${environmentId} and user_id = ${userId} and purpose = ${'magic_auth'}
        and lower(email) = lower(${email})
      order by id desc limit 1)
    returning id, user_id, email, sealed_code, attempts, expires_at, used_at, replaced_at, created_at, updated_at`
}

export function spendCode(environmentId: string, id: string, now: Date): Statement {
  return sql`
    update one_time_codes set used_at = ${now}, updated_at = ${now}
    where environment_id = ${environmentId} and id = ${id} and used_at is null and replaced_at is null`
}
