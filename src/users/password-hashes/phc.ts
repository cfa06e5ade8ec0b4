import { MalformedHash } from './hash-format.ts'

/** The parts of a string such as `$scrypt$v=1$n=16384,r=8,p=1$salt$hash`. */
export interface PhcString {
  id: string
  /** Every `name=value`, wherever it stands. */
  parameters: ReadonlyMap<string, string>
  /** The rest, in order: salt and hash. */
  values: string[]
}

/**
 * Splits a PHC string (github.com/P-H-C/phc-string-format) without judging its parts. Exports differ in the order of the
 * parameters and in whether `$` or `,` divides them, so both are taken.
 *
 * @param names the parameters that the format knows. Anything else with `=` is a value: padded base64.
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
