import type { Context } from '#platform/context.ts'
import { containing } from '#platform/db/containing.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { canonicalEmailOf } from '#platform/email-address.ts'
import { beginning, hasTrigrams, type Search } from '#platform/http/found-page.ts'

/** All that a user is searched by. The index `users_search` has this expression, word for word. */
const searchText = sql`lower((email || e'\n' || coalesce(name, '') || e'\n' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || e'\n' || coalesce(external_id, '')) collate "default")`

const idForm = /^user_[0-9A-Z]{26}$/

/**
 * Users whose email, names or external id contain a text, in any case, or the one with this id. A text without three letters or
 * digits in a row is the beginning of an email.
 */
export function searchOfUsers(ctx: Context, text: string): Search {
  const select = (condition: Statement) =>
    sql`select id from users where environment_id = ${ctx.environmentId} and ${condition}`
  if (idForm.test(text))
    return { reads: sql`id as searched`, matches: sql`searched = ${text}`, lookUp: select(sql`id = ${text}`) }
  if (hasTrigrams(text)) {
    const pattern = sql`lower(${containing(text)})`
    return {
      reads: sql`${searchText} as searched`,
      matches: sql`searched like ${pattern}`,
      lookUp: select(sql`${searchText} like ${pattern}`),
    }
  }
  const pattern = beginning(canonicalEmailOf(text))
  return {
    reads: sql`canonical_email as searched`,
    matches: sql`searched like ${pattern}`,
    lookUp: select(sql`canonical_email like ${pattern}`),
  }
}
