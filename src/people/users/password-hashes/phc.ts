import { MalformedHash } from './hash-format.ts'

/** The parts of a string such as `$scrypt$v=1$n=16384,r=8,p=1$salt$hash`. */
export interface PhcString {
  id: string
  /** Every `name=value`, at any position. */
  parameters: ReadonlyMap<string, string>
  /** The rest, in order: salt and hash. */
  values: string[]
}

/**
 * Splits a PHC string (github.com/P-H-C/phc-string-format) without validating its parts. Exports differ in the order of
 * parameters and in their separator, `$` or `,`, so both are accepted.
 *
 * @param names the parameters of the format. Anything else with `=` is a value: padded base64.
 */
export function splitPhc(text: string, names: readonly string[]): PhcString {
  const [before, id = '', ...rest] = text.split('$')
  if (before !== '' || rest.length === 0) throw new MalformedHash('it is not a PHC string')
  const parameters = new Map<string, string>()
  const values: string[] = []
  for (const part of rest.flatMap((section) => section.split(','))) {
    const [name = '', ...value] = part.split('=')
    if (!names.includes(name) || value.length === 0) values.push(part)
    else if (parameters.has(name)) throw new MalformedHash(`${name} is given twice`)
    else parameters.set(name, value.join('='))
  }
  return { id, parameters, values }
}
