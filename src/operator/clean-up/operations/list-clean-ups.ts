import { Type } from 'typebox'
import { conditionOf, durationOf, rulesByTable } from '#platform/clean-up/clean-up.ts'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'

interface RunRow {
  table_name: string
  deleted: number
  took_ms: number
  finished_at: string
}

export const listCleanUpsOperation = defineOperation({
  id: 'gatehouse.clean_ups.list',
  method: 'GET',
  path: '/clean_ups',
  summary: 'List how long rows are kept, and the last clean-ups',
  description: 'One entry for each table with rows that end. A clean-up runs every hour.',
  surface: 'api',
  access: 'system_key',
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('list'),
      data: Type.Array(
        Type.Object({
          object: Type.Literal('clean_up'),
          table: Type.String({ description: 'The name of the table in the database.' }),
          rules: Type.Array(
            Type.Object({
              after: Type.String({ description: 'The column or expression with the time from which a row is kept.' }),
              kept_for: Type.String({ description: 'How long it is kept from then on, such as `30 days`.' }),
              only: Nullable(Type.String({ description: 'The rows that the rule is about, as a condition in SQL.' })),
              reason: Nullable(Type.String({ description: 'Why rows are kept for so long.' })),
            }),
            { description: 'When rows are deleted. A row goes as soon as one of these says so.' },
          ),
          last_run: Nullable(
            Type.Object(
              {
                deleted: Type.Integer({ description: 'The number of rows that it deleted.' }),
                took_ms: Type.Integer({ description: 'How long it took, in milliseconds.' }),
                finished_at: Timestamp,
              },
              { description: 'What the last clean-up of this table did; null before the first.' },
            ),
          ),
        }),
      ),
    }),
  },
  async handler(_input, { system }) {
    const rows = await system.database.many<RunRow>(sql`
      select table_name, deleted, took_ms, finished_at from clean_up_runs`)
    const runs = new Map(rows.map(({ table_name, ...run }) => [table_name, run]))
    const data = rulesByTable(system.catalog.tables).map(([table, rules]) => ({
      object: 'clean_up' as const,
      table,
      rules: rules.map((rule) => {
        const { after, why = null } = rule
        return { after, kept_for: durationOf(rule, system.config), only: conditionOf(rule) ?? null, reason: why }
      }),
      last_run: runs.get(table) ?? null,
    }))
    return { object: 'list' as const, data }
  },
})
