import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { recordOf } from '#platform/records.ts'
import { officialApi } from './digest.ts'
import { operationFinder } from './find-operation.ts'
import { laterEvents } from './later-events.ts'
import { componentsOf, type OfficialApi, type OfficialOperation } from './official.ts'

/** Tells what is wrong with an answer according to the official description; empty when nothing is, or nothing is said. */
export type ResponseValidator = (method: string, path: string, status: number, body: unknown) => string[]

/**
 * Checks answers against the official schema of their operation and status, whatever our own schemas say. The operation
 * is found by method and concrete path. Schemas are compiled at their first use. Of a list of events, those that came after the
 * description and our own are left out.
 */
export function officialResponseValidator(api: OfficialApi = officialApi()): ResponseValidator {
  const compile = createCompiler(api)
  const find = operationFinder(api.operations.values())
  const validators = new Map<string, ValidateFunction | undefined>()

  return (method, path, status, body) => {
    const operation = find(method, path.split('?')[0] ?? '')
    if (operation === undefined) return []
    const key = `${operation.id} ${status}`
    if (!validators.has(key)) validators.set(key, compile(operation, status))
    const validate = validators.get(key)
    if (validate === undefined || validate(withoutLaterEvents(body))) return []
    return (validate.errors ?? []).map((error) => `${key} ${describe(error)}`)
  }
}

function withoutLaterEvents(body: unknown): unknown {
  const { data, ...list } = recordOf(body)
  if (!Array.isArray(data) || list.object !== 'list') return body
  const isLater = (each: unknown) => {
    const { object, event } = recordOf(each)
    return object === 'event' && typeof event === 'string' && (laterEvents.has(event) || event.startsWith('gatehouse.'))
  }
  return { ...list, data: data.filter((each) => !isLater(each)) }
}

type Compile = (operation: OfficialOperation, status: number) => ValidateFunction | undefined

function createCompiler(api: OfficialApi): Compile {
  // Each process that runs tests compiles most of the schemas, and uses each a few times: better code would take twice as long to make.
  const code = { optimize: false }
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, code })
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
  ajv.addFormat('uri', /^[a-z][a-z0-9+.-]*:\S+$/i)
  ajv.addFormat('email', /^\S+@\S+$/)
  ajv.addSchema({ $id: 'official', ...componentsOf(api) })
  return (operation, status) => {
    const schema = operation.responses.get(status)
    return schema === undefined ? undefined : ajv.compile(withAbsoluteReferences(schema) as object)
  }
}

/** `#/components/…` means the description, also in a schema that is compiled on its own. */
function withAbsoluteReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAbsoluteReferences)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? `official${inner}` : withAbsoluteReferences(inner),
    ]),
  )
}

function describe(error: ErrorObject): string {
  const allowed = error.params.allowedValue ?? error.params.allowedValues
  return `${error.instancePath || '/'} ${error.message ?? 'is not valid'}${allowed === undefined ? '' : `: ${JSON.stringify(allowed)}`}`
}
