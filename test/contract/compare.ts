import type { EventDefinition } from '#platform/events/define-event.ts'
import type { Operation } from '#platform/http/operation.ts'
import { compareErrors } from './compare-errors.ts'
import { compareParameters } from './compare-parameters.ts'
import { compareSchemas } from './compare-schemas.ts'
import { withoutIndex } from './description.ts'
import { Findings } from './difference.ts'
import { type OfficialApi, type OfficialOperation, resolverOfApi } from './official.ts'
import { type Resolve, resolverOf, type Schema } from './schema.ts'

/** Compares one operation of the catalog with the official one of the same id. */
export function compareOperation(ours: Operation, api: OfficialApi): Findings {
  const findings = new Findings()
  const official = api.operations.get(withoutIndex(ours.id))
  if (official === undefined) {
    findings.add('', 'operation', undefined, ours.id)
    return findings
  }
  if (ours.method !== official.method) findings.add('', 'method', official.method, ours.method)
  if (ours.path !== official.path) findings.add('', 'path', official.path, ours.path)
  const resolve = resolverOfApi(api)
  compareParameters(ours, official, resolve, findings)
  compareBody(official.body, ours.body, '/body', 'request', resolve, findings)
  compareSuccess(ours, official, resolve, findings)
  compareErrors(ours, official, resolve, findings)
  return findings
}

/** Compares the payload of an event with the official one of the same name. */
export function compareEvent(ours: EventDefinition, api: OfficialApi): Findings {
  const findings = new Findings()
  const event = api.events.get(ours.name)
  const { data } = (event?.properties ?? {}) as { data?: Schema }
  if (data === undefined) findings.add('', 'operation', undefined, ours.name)
  else compareBody(data, ours.data, '/data', 'response', resolverOfApi(api), findings)
  return findings
}

function compareSuccess(ours: Operation, official: OfficialOperation, resolve: Resolve, findings: Findings): void {
  const { status, body } = ours.success
  const successes = [...official.responses.keys()].filter((documented) => documented < 400)
  if (!successes.includes(status)) {
    findings.add(`/${status}`, 'status', successes, status)
    return
  }
  compareBody(official.responses.get(status), body, `/${status}`, 'response', resolve, findings)
}

function compareBody(
  official: Schema | undefined,
  ours: Operation['body'],
  pointer: string,
  direction: 'request' | 'response',
  resolve: Resolve,
  findings: Findings,
): void {
  if (official !== undefined && ours !== undefined) {
    const pair = { official, ours: ours as Schema, resolveOfficial: resolve, resolveOurs: resolverOf(ours) }
    compareSchemas(pair, pointer, direction, findings)
  } else if (official !== undefined) {
    findings.add(pointer, 'missing', 'a body', 'no body')
  } else if (ours !== undefined) {
    findings.add(pointer, direction === 'request' ? 'extension' : 'undeclared', 'no body', 'a body')
  }
}
