import { areaNames, areaOf } from '../../src/operator/reference-pages/index.ts'
import type { Operation } from '../../src/platform/http/operation.ts'
import { groupBy } from './group-by.ts'
import { code, pageHead, table } from './markdown.ts'

/** Every operation that is served, official and our own, by area. */
export function operationsPage(operations: readonly Operation[]): string {
  const extra = operations.filter(({ id }) => id.startsWith('gatehouse.'))
  const subjects = groupBy(operations, areaOf)
  const sections = [...subjects]
    .sort(([one], [other]) => areaNames.indexOf(one) - areaNames.indexOf(other))
    .map(([subject, members]) => {
      const sorted = [...members].sort((one, other) => one.path.localeCompare(other.path, 'en'))
      const rows = sorted.map((operation) => {
        const { method, path, id, access } = operation
        return [method, code(path), code(id), access, textOf(operation)]
      })
      return `## ${subject}\n\n${table(['Method', 'Path', 'Id', 'Access', 'What it does'], rows)}`
    })
  return [
    pageHead('Operations', '`src/catalog.ts`'),
    `${operations.length - extra.length} official operations and ${extra.length} of our own, whose ids start with \`gatehouse.\`.`,
    'Access: `api_key` takes a management key as bearer token, `client_id` a client id in the query or body, `session` the access',
    'token of a session; `public` needs no credential.\n',
    ...sections,
  ].join('\n')
}

function textOf({ summary, description }: Operation): string {
  return description === undefined ? summary : `${summary}. ${description}`
}
