/** A JSON Schema, of theirs or of ours: both sides are plain JSON. */
export type Schema = Readonly<Record<string, unknown>>

/** Finds what a `$ref` points at. */
export type Resolve = (reference: string) => Schema

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

/** A resolver for `#/…` references into one document. */
export function resolverOf(document: unknown): Resolve {
  return (reference) => {
    if (!reference.startsWith('#/')) throw new Error(`Only references into the same document are known: ${reference}`)
    let found: unknown = document
    for (const step of reference.slice(2).split('/')) {
      const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
      found = (found as Record<string, unknown> | undefined)?.[name]
    }
    if (found === undefined) throw new Error(`Nothing is at ${reference}.`)
    return found as Schema
  }
}

/** The schemas of a keyword that holds a list of them, such as `oneOf`. */
export function listAt(schema: Schema, keyword: string): Schema[] {
  return (schema[keyword] as Schema[] | undefined) ?? []
}
