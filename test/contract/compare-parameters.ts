import { type Operation, takesIdempotencyKey } from '#platform/http/operation.ts'
import { hasDefault } from './compare-objects.ts'
import { compareSchemas } from './compare-schemas.ts'
import type { Findings } from './difference.ts'
import type { OfficialOperation, OfficialParameter } from './official.ts'
import { type Resolve, resolverOf, type Schema } from './schema.ts'
import { branchesOf } from './shape.ts'

interface OurParameter {
  in: OfficialParameter['in']
  name: string
  schema: Schema
  required: boolean
  resolve: Resolve
}

/** Compares the parameters of path, query and header, by place and name. */
export function compareParameters(
  operation: Operation,
  official: OfficialOperation,
  resolve: Resolve,
  findings: Findings,
): void {
  const ours = parametersOf(operation)
  const find = <P extends { in: string; name: string }>(list: readonly P[], place: string, name: string) =>
    list.find((parameter) => parameter.in === place && parameter.name === name)

  for (const { in: place, name, schema, required } of official.parameters) {
    findings.members += 1
    const at = `/${place}/${name}`
    const isRequired = required && !hasDefault(schema, resolve)
    const our = find(ours, place, name)
    if (our === undefined) {
      findings.add(at, 'missing', isRequired ? 'required' : 'optional', 'not declared')
      continue
    }
    if (isRequired !== our.required) {
      findings.add(at, 'required', isRequired ? 'required' : 'optional', our.required ? 'required' : 'optional')
    }
    const pair = { official: schema, ours: our.schema, resolveOfficial: resolve, resolveOurs: our.resolve }
    compareSchemas(pair, at, 'parameter', findings)
  }
  for (const { in: place, name, required } of ours) {
    // The header that every replayed POST takes is described once for all of them, not per operation.
    if (place === 'header' || find(official.parameters, place, name) !== undefined) continue
    findings.members += 1
    const aspect = required ? 'undeclared' : 'extension'
    findings.add(`/${place}/${name}`, aspect, 'not declared', required ? 'required' : 'optional')
  }
}

function parametersOf(operation: Operation): OurParameter[] {
  const { path, params, query } = operation
  const declared = membersOf(params, 'path')
  // A path parameter without a schema is text.
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): OurParameter => {
    const found = declared.find((parameter) => parameter.name === name)
    return { in: 'path', name, schema: { type: 'string' }, resolve: resolverOf({}), ...found, required: true }
  })
  const headers = takesIdempotencyKey(operation) ? ['idempotency-key'] : []
  return [
    ...inPath,
    ...declared.filter(({ name }) => !inPath.some((parameter) => parameter.name === name)),
    ...membersOf(query, 'query'),
    ...headers.map((name): OurParameter => {
      return { in: 'header', name, schema: { type: 'string' }, required: false, resolve: resolverOf({}) }
    }),
  ]
}

function membersOf(schema: Operation['query'], place: OurParameter['in']): OurParameter[] {
  if (schema === undefined) return []
  const resolve = resolverOf(schema)
  const branches = branchesOf(schema as Schema, resolve)
  const members = new Map(branches.flatMap((branch) => [...branch.members]))
  return [...members].map(([name, member]) => {
    const required = branches.every((branch) => branch.required.has(name)) && !hasDefault(member, resolve)
    return { in: place, name, schema: member, required, resolve }
  })
}
