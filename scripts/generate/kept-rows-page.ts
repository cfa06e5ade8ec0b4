import { conditionOf, endsByTable, rulesByTable } from '#platform/clean-up/clean-up.ts'
import type { Kept, Table } from '#platform/slices/declarations.ts'
import { code, lines, pageHead, table } from './markdown.ts'

/** How long rows are kept once they are over, by table. */
export function keptRowsPage(tables: ReadonlyMap<string, Table>): string {
  const rows = rulesByTable(tables)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, rules]) => [
      code(name),
      lines(rules.map((rule) => `${durationOf(rule)} after ${code(rule.after)}`)),
      lines(rules.map(conditionOf).map((condition) => (condition === undefined ? 'all' : code(condition)))),
      lines(rules.map(({ why }) => why ?? '')),
    ])
  const others = endsByTable(tables)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, until]) => [code(name), until])
  return [
    pageHead('How long rows are kept', 'the `slice.ts` of each slice'),
    'A clean-up deletes rows that are over once an hour, in small transactions. `GET /clean_ups` of the operators’ environment lists these rules with what the last run deleted. Events, deliveries and audit logs go by whole months instead; their settings are in [Run it in production](../guides/run-in-production.md).\n',
    table(['table', 'kept', 'rows', 'why'], rows),
    '\nNo time ends the rows of these tables. They go with their organization, user or environment too.\n',
    table(['table', 'kept until'], others),
  ].join('\n')
}

function durationOf({ for: duration }: Kept): string {
  if (typeof duration === 'string') return duration === '0 hours' ? 'nothing' : duration
  return `as many days as ${code(duration.setting)} says`
}
