import { tagOf } from '../../src/platform/http/openapi.ts'
import type { Operation } from '../../src/platform/http/operation.ts'
import { groupBy } from './group-by.ts'
import { code, pageHead, table } from './markdown.ts'

/** Every operation that is served, official and our own, by subject. */
export function operationsPage(operations: readonly Operation[]): string {
  const extra = operations.filter(({ id }) => id.startsWith('gatehouse.'))
  const subjects = groupBy(operations, ({ path }) => tagOf(path))
  const sections = [...subjects]
    .sort(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([subject, members]) => {
      const sorted = [...members].sort((one, other) => one.path.localeCompare(other.path, 'en'))
      const rows = sorted.map(({ method, path, id, access, summary }) => [
        method,
        code(path),
        code(id),
        access,
        summary,
      ])
      return `## ${subject}\n\n${table(['Method', 'Path', 'Id', 'Access', 'What it does'], rows)}`
    })
  return [
    pageHead('Operations', '`src/catalog.ts`'),
    `${operations.length - extra.length} official operations and ${extra.length} of our own, whose ids start with \`gatehouse.\`.`,
    'Access: `api_key` a management key as bearer token, `client_id` a client id in query or body, `session` an access',
    'token of a session, `public` nobody is asked.\n',
    ...sections,
  ].join('\n')
}
