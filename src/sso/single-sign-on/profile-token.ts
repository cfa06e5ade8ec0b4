import { bearerToken } from '#environment/environments/index.ts'
import type { PublicContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { type Profile, type ProfileRow, profileColumnsOfP, toProfile } from '../profiles/index.ts'
import { invalidProfileToken } from './errors.ts'

/** The profile that an access token reads. @throws invalidProfileToken */
export async function profileOfToken({ system, request }: PublicContext): Promise<Profile> {
  const token = bearerToken(request)
  if (token === undefined) throw invalidProfileToken()
  const row = await system.database.maybe<ProfileRow & { connection_type: string }>(sql`
    select ${profileColumnsOfP}, c.connection_type
    from sso_codes t
    join profiles p on p.environment_id = t.environment_id and p.id = t.profile_id
    join connections c on c.environment_id = p.environment_id and c.id = p.connection_id
    where t.token_hash = ${anyOf(system.hashesOf(token))} and t.token_expires_at > ${system.now()}`)
  if (row === undefined) throw invalidProfileToken()
  const { connection_type, ...profile } = row
  return toProfile(profile, connection_type)
}
