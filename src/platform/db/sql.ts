import { summaryOf } from './statement-summary.ts'

/** A value that the driver can send as a parameter. Objects become JSON; `undefined` is refused by the type. */
export type SqlValue = string | number | boolean | bigint | Date | Buffer | null | readonly SqlValue[] | JsonObject
type JsonObject = { readonly [key: string]: unknown }

/** SQL text with its parameters. Made by {@link sql}, so text never comes from input. */
export class Statement {
  readonly form: Form
  readonly values: readonly SqlValue[]

  constructor(form: Form, values: readonly SqlValue[]) {
    this.form = form
    this.values = values
  }

  get text(): string {
    return this.form.text
  }

  /** The name under which the text is prepared on every connection: PostgreSQL then parses and plans it once. */
  get name(): string {
    return this.form.name
  }

  /** What it does to which tables, for logs and traces. It contains no value. */
  get summary(): string {
    return this.form.summary
  }
}

/**
 * A statement without its values: the pieces of text around them. Shared by all statements that are composed in the
 * same way.
 */
export class Form {
  readonly pieces: readonly string[]
  readonly text: string
  #name: string | undefined
  #isRead: boolean | undefined
  #summary: string | undefined

  constructor(pieces: readonly string[]) {
    this.pieces = pieces
    this.text = pieces.reduce((text, piece, i) => `${text}$${i}${piece}`)
  }

  get name(): string {
    this.#name ??= nameOf(this.text)
    return this.#name
  }

  /** Whether it changes nothing and locks nothing. */
  get isRead(): boolean {
    this.#isRead ??= /^\s*(select|with)\b/i.test(this.text) && !changingWord.test(this.text)
    return this.#isRead
  }

  get summary(): string {
    this.#summary ??= summaryOf(this.text)
    return this.#summary
  }
}

/** Whether a statement changes nothing and locks nothing, so that it can be repeated. */
export function isRead({ form }: Statement): boolean {
  return form.isRead
}

const changingWord =
  /\b(insert|update|delete|merge|truncate|for share|nextval|set_config|pg_notify|pg_advisory\w*|graphile_worker|gatehouse_jobs)\b/i

/**
 * Tags SQL. An interpolated value becomes a parameter, an interpolated `Statement` becomes part of the text:
 *
 *     const columns = sql`id, name`
 *     sql`select ${columns} from organizations where environment_id = ${environmentId}`
 *
 * A template that is filled as it was before costs no work on texts.
 */
export function sql(strings: TemplateStringsArray, ...given: (SqlValue | Statement)[]): Statement {
  const values: SqlValue[] = []
  let filling = fillingOf(strings)
  for (const each of given) {
    if (each instanceof Statement) {
      values.push(...each.values)
      filling = filling.with(each.form)
    } else {
      values.push(each)
      filling = filling.with('value')
    }
  }
  filling.form ??= new Form(piecesOf(strings, given))
  return new Statement(filling.form, values)
}

/**
 * What the first holes of a template were filled with. Values are not distinguished, so a program has a finite number
 * of fillings.
 */
class Filling {
  readonly #next = new Map<Form | 'value', Filling>()
  /** Of the template, once all its holes are filled. */
  form: Form | undefined

  with(part: Form | 'value'): Filling {
    const known = this.#next.get(part)
    if (known !== undefined) return known
    const next = new Filling()
    this.#next.set(part, next)
    return next
  }
}

/** Of each template, before anything was filled in. */
const fillings = new WeakMap<TemplateStringsArray, Filling>()

function fillingOf(strings: TemplateStringsArray): Filling {
  const known = fillings.get(strings)
  if (known !== undefined) return known
  const filling = new Filling()
  fillings.set(strings, filling)
  return filling
}

function piecesOf(strings: TemplateStringsArray, given: readonly (SqlValue | Statement)[]): string[] {
  const pieces = [strings[0] ?? '']
  const append = (text: string) => {
    pieces[pieces.length - 1] += text
  }
  given.forEach((each, i) => {
    const [first = '', ...rest] = each instanceof Statement ? each.form.pieces : ['', '']
    append(first)
    pieces.push(...rest)
    append(strings[i + 1] ?? '')
  })
  return pieces
}

/**
 * A statement from pieces of text with values between them: for table names and bounds, which cannot be values. A
 * template remembers each of them forever, so their number must be bounded.
 */
export function writtenOut(pieces: readonly string[], values: readonly SqlValue[] = []): Statement {
  return new Statement(new Form(pieces), values)
}

/** No SQL at all: the neutral part of a statement put together from optional parts. */
export const nothing = sql``

/** Joins parts with `and`, each in brackets so that an `or` stays inside; `true` for no parts. */
export function all(conditions: readonly (Statement | undefined)[]): Statement {
  const given = conditions.filter((condition) => condition !== undefined).map((condition) => sql`(${condition})`)
  return given.length === 0 ? sql`true` : given.reduce((left, right) => sql`${left} and ${right}`)
}

const names = new Map<string, string>()

/** One name a text and process, whichever templates make it. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `gh_${names.size}`
    names.set(text, name)
  }
  return name
}
