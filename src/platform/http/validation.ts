import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { TSchema } from 'typebox'
import { parseEndpoint } from '../ip-address.ts'
import { type Fault, platformErrors } from './errors.ts'

const ajv = new Ajv({ strict: false, allErrors: false, coerceTypes: false, useDefaults: true, discriminator: true })

const dateTime = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i
ajv.addFormat('date-time', isMoment)
// For documentation alone: what is an address is decided, with an error of its own, by the slice that stores it.
ajv.addFormat('email', true)
ajv.addFormat('ip', (text) => parseEndpoint(text) !== undefined)

/** RFC 3339 in form, and a moment that exists: neither the 31st of February nor the 25th hour. */
function isMoment(text: string): boolean {
  const [, year, month, day] = dateTime.exec(text) ?? []
  if (day === undefined || Number.isNaN(Date.parse(text))) return false
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
}

export type Validator = (value: unknown) => void

/**
 * A function that lets a value of the schema pass, with its defaults filled in, and refuses everything else with a 422
 * that names the member. Compiled at its first use: most operations of most processes are never called.
 */
export function validatorOf(schema: TSchema, part: string): Validator {
  let validate: ValidateFunction | undefined
  return (value) => {
    validate ??= ajv.compile(schema)
    if (!validate(value))
      throw platformErrors.invalidRequest(telling(validate.errors ?? []).map((error) => toFault(error, part)))
  }
}

/** A nullable member that is wrong fails as what it is, as null, and as either of both: the first says it. */
function telling(errors: ErrorObject[]): ErrorObject[] {
  const told = errors.filter(({ keyword, params }) => keyword !== 'anyOf' && params.type !== 'null')
  return told.length > 0 ? told : errors
}

function toFault(error: ErrorObject, part: string): Fault {
  if (error.keyword === 'discriminator') {
    const field = String(error.params.tag)
    const isMissing = error.params.tagValue === undefined
    return {
      field,
      code: `${field}_not_allowed`,
      message: isMissing ? `${field} is required` : `${field} is not one that is served here`,
    }
  }
  // A JSON pointer, RFC 6901 §4.
  const parent = error.instancePath.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')
  const missing = error.keyword === 'required' ? String(error.params.missingProperty) : undefined
  const field = [parent, missing].filter(Boolean).join('.') || part
  const rule = missing ? 'is required' : describeRule(error)
  return { field, code: `${field}_${codes[error.keyword] ?? 'invalid'}`, message: `${field} ${rule}` }
}

const codes: Record<string, string> = {
  required: 'required',
  type: 'wrong_type',
  enum: 'not_allowed',
  const: 'not_allowed',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  maximum: 'too_large',
  minItems: 'too_few',
  maxItems: 'too_many',
  maxProperties: 'too_many',
}

function describeRule(error: ErrorObject): string {
  if (error.keyword === 'enum') return `must be one of ${(error.params.allowedValues as unknown[]).join(', ')}`
  if (error.keyword === 'const') return `must be ${JSON.stringify(error.params.allowedValue)}`
  if (error.params.format === 'ip') return 'must be an IPv4 or IPv6 address'
  if (error.keyword === 'format') return `must be a ${String(error.params.format)}`
  if (error.keyword === 'pattern') return 'has characters that are not allowed'
  return error.message ?? 'is not valid'
}
