import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Fault } from '#platform/http/errors.ts'
import { notSecret } from '#platform/marks.ts'

/** An authorization server for which an application may ask for assertions about its users (ID-JAG). */
export const IdJagAudience = Type.Object({
  audience: Type.String({
    ...notSecret,
    maxLength: 2_048,
    description: 'The issuer of the authorization server, compared character by character.',
  }),
  client_id: Type.String({
    minLength: 1,
    maxLength: 255,
    description: 'The client id of the application at that server.',
  }),
  scopes: Type.Array(
    Type.String({
      maxLength: 128,
      pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$',
      'x-characters': 'printable ASCII characters without spaces, quotes and backslashes',
    }),
    {
      maxItems: 100,
      description: 'The scopes of that server for which it may ask.',
    },
  ),
})
export type IdJagAudience = Static<typeof IdJagAudience>

/** What an application may ask for at an authorization server. `undefined` for nothing. */
export async function findIdJagAudience(
  ctx: Context,
  applicationId: string,
  audience: string,
): Promise<IdJagAudience | undefined> {
  const row = await ctx.db.maybe<{ id_jag_audiences: IdJagAudience[] }>(sql`
    select id_jag_audiences from connect_applications
    where environment_id = ${ctx.environmentId} and id = ${applicationId}`)
  return row?.id_jag_audiences.find((each) => each.audience === audience)
}

/** What is wrong with audiences: each is an address of its own, by https. */
export function faultsOfAudiences(given: readonly IdJagAudience[], development: boolean): Fault[] {
  return given.flatMap(({ audience }, i): Fault[] => {
    const why = refuse(audience, development) ?? (isRepeated(given, i) ? 'it is given twice' : undefined)
    if (why === undefined) return []
    const field = `id_jag_audiences.${i}.audience`
    return [{ field, code: 'audience_not_allowed', message: `\`${field}\` cannot be used: ${why}.` }]
  })
}

/** RFC 8414 §2: an issuer has neither a query nor a fragment. */
function refuse(audience: string, development: boolean): string | undefined {
  const url = /^[\x21-\x7e]+$/.test(audience) && URL.canParse(audience) ? new URL(audience) : undefined
  if (url === undefined || !(url.protocol === 'https:' || (development && url.protocol === 'http:')))
    return 'it is no https address'
  return /[?#]/.test(audience) || url.username !== ''
    ? 'it is not an issuer: it has a query, fragment or user'
    : undefined
}

function isRepeated(given: readonly IdJagAudience[], at: number): boolean {
  return given.findIndex(({ audience }) => audience === given[at]?.audience) < at
}
