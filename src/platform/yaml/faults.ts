import type { ErrorObject } from 'ajv'
import { recordOf } from '../records.ts'
import { suggestion } from './closest-word.ts'
import type { Fault, Path } from './source.ts'

/** The faults of a file, in words. For a member with several forms, the faults of the form it has. */
export function toFaults(errors: readonly ErrorObject[], content: unknown): Fault[] {
  return relevantErrors(errors).map((error) => toFault(error, pathOf(error.instancePath, content)))
}

/** An object may have several of these faults. Of others, only the first is reported. */
const ofWholeObjects = new Set(['additionalProperties', 'required'])

/** The steps of a JSON pointer, RFC 6901. */
export function pathOf(pointer: string, content: unknown): Path {
  let value = content
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const step = Array.isArray(value) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')
      value = recordOf(value)[step]
      return step
    })
}

/** `users[2].email` */
export function nameOf(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`
    return name === '' ? step : `${name}.${step}`
  }, '')
}

/** Leaves out what only says that a value does not have another of its forms. */
function relevantErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const silent = new Set<ErrorObject>()
  for (const choice of errors.filter(({ keyword }) => keyword === 'anyOf')) {
    const forms = formsOf(choice.schema)
    const meant = forms.findIndex(({ type }) => type === kindOf(choice.data))
    if (meant >= 0) silent.add(choice)
    for (const error of errors) {
      const inForm = error.schemaPath.startsWith(`${choice.schemaPath}/`)
      const isSame =
        error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`)
      if (inForm && isSame && !error.schemaPath.startsWith(`${choice.schemaPath}/${meant}/`)) silent.add(error)
    }
  }
  const relevant = errors.filter((error) => !silent.has(error))
  return relevant.filter(
    (error, i) =>
      ofWholeObjects.has(error.keyword) ||
      relevant.findIndex(({ instancePath }) => instancePath === error.instancePath) === i,
  )
}

function toFault(error: ErrorObject, path: Path): Fault {
  const { keyword, params, parentSchema } = error
  if (keyword === 'additionalProperties') {
    const unknown = String(params.additionalProperty)
    const known = Object.keys(recordOf(parentSchema?.properties))
    const hint = suggestion(unknown, known) || `; known here: ${known.join(', ')}`
    return { path: [...path, unknown], message: `unknown member \`${unknown}\`${hint}` }
  }
  if (keyword === 'required') {
    const owner = path.length === 0 ? 'the file' : `\`${nameOf(path)}\``
    return { path, message: `${owner} has no \`${String(params.missingProperty)}\`` }
  }
  const owner = path.length === 0 ? 'the file' : `\`${nameOf(path)}\``
  return { path, message: `${owner} ${ruleOf(error)}` }
}

function ruleOf({ keyword, params, data, schema, message }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return `is ${describeKind(data)}, not ${kinds[String(params.type)] ?? params.type}`
    case 'anyOf':
      return `is ${describeKind(data)}, not ${describeForms(formsOf(schema))}`
    case 'enum': {
      const known: string[] = params.allowedValues
      return `is \`${data}\`, not one of ${known.join(', ')}${suggestion(String(data), known)}`
    }
    case 'minLength':
      return 'is empty'
    case 'maxLength':
      return `has more than ${params.limit} characters`
    case 'pattern':
      return `has characters that are not allowed there: it must match ${params.pattern}`
    case 'format':
      return 'is no date and time such as 2030-01-01T00:00:00Z'
    default:
      return message ?? 'is not valid'
  }
}

const kinds: Record<string, string> = {
  string: 'text',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
  null: 'null',
}

function formsOf(schema: unknown): { type: string }[] {
  return Array.isArray(schema) ? schema : []
}

function describeForms(forms: { type: string }[]): string {
  const named = forms.filter(({ type }) => type !== 'null')
  return named.map(({ type }) => kinds[type] ?? type).join(', or ')
}

function describeKind(value: unknown): string {
  return kinds[kindOf(value)] ?? 'something else'
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
