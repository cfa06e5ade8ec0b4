import { Ajv, type ValidateFunction } from 'ajv'
import type { TSchema } from 'typebox'
import { parseEndpoint } from '../ip-address.ts'
import { closed } from './closed-schema.ts'
import { platformErrors } from './errors.ts'
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
 * A function that lets a value of the schema pass, with its defaults filled in and without the members that the schema does
 * not describe, at any depth, and refuses everything else with a 422 that says what is wrong with which member. Compiled at
 * its first use: most operations of most processes are never called.
 */
export function validatorOf(schema: TSchema, part: string): Validator {
  let validate: ValidateFunction | undefined
  return (value) => {
    validate ??= ajv.compile(closed(schema))
    if (validate(value)) return
    const fault = faultOf(validate.errors ?? [], part)
    // They hold what was sent.
    validate.errors = null
    throw platformErrors.invalidRequest([fault])
  }
}
