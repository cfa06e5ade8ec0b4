import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { emailHash } from './attempt-facts.ts'
import { type ListedAttemptRow, listedAttemptColumns } from './listed-attempts.ts'
import type { Verdict } from './schemas.ts'

export interface AttemptFilters {
  email?: string
  verdict?: Verdict | 'none'
}

export function listAttempts(
  ctx: Context,
  { email, verdict, ...query }: ListQuery & AttemptFilters,
): Promise<Page<ListedAttemptRow>> {
  return readPage<ListedAttemptRow>(ctx.db, query, {
    select: sql`select ${listedAttemptColumns} from radar_attempts`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      email === undefined ? undefined : sql`email_hash = ${emailHash(ctx, email)}`,
      verdict === undefined ? undefined : hasVerdict(verdict),
    ],
    id: sql`id`,
    prefix: 'radar_att',
  })
}

function hasVerdict(verdict: Verdict | 'none'): Statement {
  switch (verdict) {
    case 'allow':
      return sql`verdict = 'allow'`
    case 'block':
      return sql`verdict = 'block'`
    case 'challenge':
      return sql`verdict = 'challenge'`
    case 'none':
      return sql`verdict is null`
  }
}
