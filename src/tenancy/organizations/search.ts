import type { Context } from '#platform/context.ts'
import { containing } from '#platform/db/containing.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { hasTrigrams, type Search } from '#platform/http/found-page.ts'

/** Organizations whose name contains a text, in any case. An index of trigrams finds them, or one of pairs of letters. */
export function searchOfNames(ctx: Context, text: string): Search {
  const pattern = containing(text)
  return {
    reads: sql`name`,
    matches: sql`next.name ilike ${pattern}`,
    lookUp: sql`
      select id from organizations
      where environment_id = ${ctx.environmentId} and name ilike ${pattern}${withPairsOf(text, sql`name`)}`,
  }
}

/** Those whose name or one of whose domains contains it. */
export function searchOfNamesAndDomains(ctx: Context, text: string): Search {
  const names = searchOfNames(ctx, text)
  const pattern = containing(text.toLowerCase())
  return {
    reads: names.reads,
    matches: sql`${names.matches} or exists (
      select 1 from organization_domains d where d.environment_id = ${ctx.environmentId}
        and d.organization_id = next.id and d.domain like ${pattern})`,
    lookUp: sql`${names.lookUp} union all
      select d.organization_id from organization_domains d
      where d.environment_id = ${ctx.environmentId} and d.domain like ${pattern}${withPairsOf(text, sql`d.domain`)}`,
  }
}

function withPairsOf(text: string, column: Statement): Statement {
  return hasTrigrams(text) ? sql`` : sql` and letter_pairs(${column}) @> letter_pairs(${text})`
}
