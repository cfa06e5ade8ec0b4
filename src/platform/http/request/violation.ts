import type { ErrorObject } from 'ajv'
import { recordOf } from '../../records.ts'
import { isSecretName, type SecretNames, secretForms } from '../../secrets.ts'
import type { Fault } from '../errors.ts'
import { isBlank } from '../fields.ts'
import { type ExpectedSchema, expectationOf } from './expectation.ts'

interface ObjectSchema extends ExpectedSchema {
  properties?: Readonly<Record<string, ExpectedSchema>>
  oneOf?: readonly ObjectSchema[]
}

/** Values and names are cut off at this length. */
const mostShown = 60

/**
 * What a validator found, as the fault of a request in sentences: which member is wrong, what was sent unless it may be a
 * secret, and what to send. The validator's own words name rules, and are for its users.
 *
 * @param errors of one value, made with `verbose`. @param secretNames members whose values are not shown.
 */
export function faultOf(errors: readonly ErrorObject[], part: string, secretNames: SecretNames): Fault {
  const error = mostSpecificOf(errors)
  const isUnknown = isUnknownName(error)
  const [name, expected] = memberOf(error)
  const parent = error.instancePath.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')
  const field = shortened([parent, name].filter(Boolean).join('.'), 200) || part
  const mayBeSecret: MayBeSecret = (value) =>
    field.split('.').some((each) => isSecretName(each, secretNames)) ||
    secretForms.some((form) => String(value).search(form) >= 0)
  const isMissing = error.keyword === 'required' || (name !== undefined && error.params.tagValue === undefined)
  const what = isUnknown ? 'is unknown' : isMissing ? 'is missing' : describeViolation(error, mayBeSecret)
  const wanted = expected ?? expectationOf(containerOf(error, errors))
  const subject = field === part ? `The ${part}` : `\`${JSON.stringify(shortened(field, mostShown)).slice(1, -1)}\``
  return {
    field,
    code: `${field}_${isUnknown ? 'unknown' : (codes[error.keyword] ?? 'invalid')}`,
    message: `${subject} ${what}.${wanted === undefined ? '' : ` Send ${wanted}.`}`,
  }
}

const codes: Record<string, string> = {
  required: 'required',
  type: 'wrong_type',
  enum: 'not_allowed',
  const: 'not_allowed',
  discriminator: 'not_allowed',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  maximum: 'too_large',
  minItems: 'too_few',
  maxItems: 'too_many',
  maxProperties: 'too_many',
}

/** A nullable member that is wrong fails as what it is, as null, and as either of both: the first says it. */
function mostSpecificOf(errors: readonly ErrorObject[]): ErrorObject {
  const relevant = errors.find(({ keyword, params }) => keyword !== 'anyOf' && params.type !== 'null') ?? errors[0]
  if (relevant === undefined) throw new Error('A validator failed without saying why.')
  return relevant
}

/** The schema that describes the whole member: that of the union to which the reported alternative belongs. */
function containerOf({ instancePath, parentSchema }: ErrorObject, errors: readonly ErrorObject[]): ExpectedSchema {
  const union = errors.find((error) => error.keyword === 'anyOf' && error.instancePath === instancePath)
  return (union?.parentSchema ?? parentSchema ?? {}) as ExpectedSchema
}

/** Of a shape that refuses members without a name in it. Other rules for names are about their object. */
function isUnknownName(error: ErrorObject): error is ErrorObject & { propertyName: string } {
  return error.propertyName !== undefined && error.keyword === 'enum'
}

/** The member that an error of its object is about, and what to send there. */
function memberOf(error: ErrorObject): [name?: string, expected?: string | undefined] {
  if (isUnknownName(error)) return [error.propertyName, expectationOf((error.parentSchema ?? {}) as ExpectedSchema)]
  const { keyword, params, parentSchema } = error
  if (keyword !== 'required' && keyword !== 'discriminator') return []
  const name = String(params.missingProperty ?? params.tag)
  const { properties, oneOf: shapes = [] } = (parentSchema ?? {}) as ObjectSchema
  const schema = properties?.[name] ?? { enum: shapes.map((shape) => shape.properties?.[name]?.const) }
  return [name, expectationOf(schema)]
}

function describeViolation({ keyword, params, data }: ErrorObject, mayBeSecret: MayBeSecret): string {
  if (keyword === 'discriminator') return `is ${shown(params.tagValue, mayBeSecret)}`
  if (typeof data === 'string') {
    if (data === '') return 'is empty'
    if (isBlank(data)) return 'is blank'
    if (keyword === 'minLength' || keyword === 'maxLength') return `has ${[...data].length} characters`
    if (keyword !== 'type' && mayBeSecret(data)) return 'is not valid'
  }
  if (Array.isArray(data) && (keyword === 'minItems' || keyword === 'maxItems'))
    return data.length === 0 ? 'is an empty array' : `has ${data.length} items`
  if (keyword === 'maxProperties') return `has ${Object.keys(recordOf(data)).length} members`
  return `is ${shown(data, mayBeSecret)}`
}

/** A value as its sender can recognize it; of what may be a secret only its type. */
function shown(value: unknown, mayBeSecret: MayBeSecret): string {
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value !== 'string' && typeof value !== 'number') return JSON.stringify(value)
  if (mayBeSecret(value)) return `a ${typeof value}`
  return typeof value === 'number' ? String(value) : JSON.stringify(shortened(value, mostShown))
}

type MayBeSecret = (value: string | number) => boolean

function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  return `${[...text.slice(0, most)].slice(0, -1).join('')}…`
}
