/** A value that the driver can send as a parameter. Objects become JSON; `undefined` is refused by the type. */
export type SqlValue = string | number | boolean | bigint | Date | Buffer | null | readonly SqlValue[] | JsonObject
type JsonObject = { readonly [key: string]: unknown }

/** SQL text with its parameters. Made by {@link sql} only, so text never comes from input. */
export class Statement {
  readonly strings: readonly string[]
  readonly values: readonly SqlValue[]
  #text: string | undefined

  constructor(strings: readonly string[], values: readonly SqlValue[]) {
    this.strings = strings
    this.values = values
  }

  get text(): string {
    this.#text ??= this.strings.reduce((text, part, i) => `${text}$${i}${part}`)
    return this.#text
  }
}

/**
 * Tags SQL. An interpolated value becomes a parameter, an interpolated `Statement` becomes part of the text:
 *
 *     const columns = sql`id, name`
 *     sql`select ${columns} from organizations where environment_id = ${environmentId}`
 */
export function sql(strings: TemplateStringsArray, ...values: (SqlValue | Statement)[]): Statement {
  if (!values.some((value) => value instanceof Statement)) return new Statement(strings, values as SqlValue[])
  const texts: string[] = [strings[0] ?? '']
  const parameters: SqlValue[] = []
  const append = (text: string) => {
    texts[texts.length - 1] += text
  }
  values.forEach((value, i) => {
    if (value instanceof Statement) {
      append(value.strings[0] ?? '')
      value.values.forEach((inner, j) => {
        parameters.push(inner)
        texts.push(value.strings[j + 1] ?? '')
      })
    } else {
      parameters.push(value)
      texts.push('')
    }
    append(strings[i + 1] ?? '')
  })
  return new Statement(texts, parameters)
}

/** No SQL at all: the neutral part of a statement put together from optional parts. */
export const nothing = new Statement([''], [])

/** Joins parts with `and`, each in brackets of its own so that an `or` stays inside; of no parts, `true`. */
export function all(conditions: readonly (Statement | undefined)[]): Statement {
  const given = conditions.filter((condition) => condition !== undefined).map((condition) => sql`(${condition})`)
  return given.length === 0 ? sql`true` : given.reduce((left, right) => sql`${left} and ${right}`)
}

const names = new Map<string, string>()

/**
 * The name under which a text is prepared on every connection: PostgreSQL then parses and plans it once.
 * One name a text and process; the texts of a program are finite because values are never part of them.
 */
export function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `gh_${names.size}`
    names.set(text, name)
  }
  return name
}
