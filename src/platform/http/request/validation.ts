import { Ajv, type ValidateFunction } from 'ajv'
import type { TSchema } from 'typebox'
import { parseEndpoint } from '../../ip/ip-address.ts'
import { type SecretNames, secretNamesOf } from '../../secrets.ts'
import { type DomainError, type Fault, platformErrors } from '../errors.ts'
import { closed } from './closed-schema.ts'
import { faultOf } from './violation.ts'

const ajv = new Ajv({
  strict: false,
  allErrors: false,
  coerceTypes: false,
  useDefaults: true,
  removeAdditional: true,
  discriminator: true,
  verbose: true,
})

const dateTime = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i
ajv.addFormat('date-time', isMoment)
// Only for documentation: the slice that stores an email validates it, with its own error.
ajv.addFormat('email', true)
ajv.addFormat('ip', (text) => parseEndpoint(text) !== undefined)

/** Beyond them, a year in UTC does not have four digits, or PostgreSQL does not have it. */
const [earliest, latest] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

/** RFC 3339 in form, and a moment that exists: neither the 31st of February nor the 25th hour. */
function isMoment(text: string): boolean {
  const [, year, month, day] = dateTime.exec(text) ?? []
  const moment = Date.parse(text)
  if (day === undefined || !(moment >= earliest && moment <= latest)) return false
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
}

export type Validator = (value: unknown) => void

/** By schema: several servers in one process serve the same operations. */
const compiled = new WeakMap<TSchema, ValidateFunction>()

function compile(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema) ?? ajv.compile(closed(schema))
  compiled.set(schema, known)
  return known
}

/**
 * Makes a validator that returns a value of the schema with defaults filled in and unknown members removed at any
 * depth, and refuses everything else, with a 422 unless said otherwise, that names the faulty member. Compiled at first use: most processes
 * never call most operations.
 */
export function validatorOf(
  schema: TSchema,
  part: string,
  refuse: (faults: Fault[]) => DomainError = platformErrors.invalidRequest,
): Validator {
  let validate: ValidateFunction | undefined
  let secretNames: SecretNames | undefined
  return (value) => {
    validate ??= compile(schema)
    if (validate(value)) return
    secretNames ??= secretNamesOf([schema])
    const fault = faultOf(validate.errors ?? [], part, secretNames)
    // They contain input.
    validate.errors = null
    throw refuse([fault])
  }
}
