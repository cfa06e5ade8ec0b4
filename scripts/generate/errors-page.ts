import { type ErrorDefinition, platformErrors } from '#platform/http/errors.ts'
import type { Operation } from '#platform/http/operation.ts'
import { groupBy } from './group-by.ts'
import { code, lines, pageHead, table } from './markdown.ts'

/** Every error that is declared, by status and code, with the operations that declare it. */
export function errorsPage(operations: readonly Operation[]): string {
  const declared = operations.flatMap((operation) =>
    operation.errors.map(({ definition }) => ({ definition, operation })),
  )
  const uses = groupBy(
    declared.sort((one, other) => compare(one.definition, other.definition)),
    ({ definition }) => keyOf(definition),
  )
  const rows = [...uses.values()].flatMap((group) =>
    group
      .slice(0, 1)
      .map(({ definition }) => row(definition, [...new Set(group.map(({ operation }) => nameOf(operation)))])),
  )
  const common = Object.values(platformErrors)
    .map(({ definition }) => definition)
    .sort(compare)
    .map((definition) => [String(definition.status), code(definition.code), meaningOf(definition)])
  return [
    pageHead('Errors', 'the declarations in `src/`'),
    'The body is `{"code", "message"}` with further members where the text says so, or `{"error", "error_description"}` on the',
    'OAuth endpoints. A 404 for an object is `{"message", "code": "entity_not_found", "entity_id"}` everywhere; the one for a path',
    'that is not served is `route_not_found`. Where a status does not say what to do, the advice is in italics.\n',
    '## Of any operation\n',
    table(['Status', 'Code', 'When'], common),
    '## Of single operations\n',
    table(['Status', 'Code', 'When', 'Operations'], rows),
  ].join('\n')
}

function keyOf({ status, code: name, when, family }: ErrorDefinition): string {
  return [status, name, when, family].join('\n')
}

function compare(one: ErrorDefinition, other: ErrorDefinition): number {
  return one.status - other.status || keyOf(one).localeCompare(keyOf(other), 'en')
}

function row(definition: ErrorDefinition, operations: string[]): string[] {
  return [String(definition.status), code(definition.code), meaningOf(definition), lines(operations.sort().map(code))]
}

function meaningOf({ when, next }: ErrorDefinition): string {
  return next === undefined ? when : `${when} *${next}*`
}

function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`
}
