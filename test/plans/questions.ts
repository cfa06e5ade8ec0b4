import type { Operation } from '#platform/http/operation.ts'
import type { Schema } from '../samples.ts'

/** Something that can be asked of an environment by an operation that reads. */
export interface Question {
  operation: Operation
  /** What of it is special, such as `state=failed, asc`; empty for the operation as it is. */
  with: string
  path: string
}

/** What there is to ask about in an environment. */
export interface Askable {
  /** Paths with the ids of objects in them, of each kind one that many rows belong to and one that few do. */
  pathsOf(operation: Operation): string[]
  /** The parameters without which it is refused, each as `name=value`. */
  searchOf(operation: Operation): string[]
  /** Values of a parameter without declared ones: such that many rows, few rows and no row have. */
  valuesOf(operation: Operation, parameter: string): string[]
}

const paging = ['before', 'after', 'limit', 'order']

const parametersOf = ({ query }: Operation): [string, Schema][] =>
  Object.entries((query as Schema | undefined)?.properties ?? {})

/** Whether an operation answers pages. */
export const isList = (operation: Operation): boolean => parametersOf(operation).some(([name]) => name === 'after')

/** An operation with each filter that it declares, in both orders. */
export function questionsOf(operation: Operation, askable: Askable): Question[] {
  const required = askable.searchOf(operation)
  const isGiven = (name: string) => required.some((part) => part.startsWith(`${name}=`))
  const filters = parametersOf(operation)
    .filter(([name]) => !paging.includes(name))
    .flatMap(([name, schema]) => {
      const values = declaredValues(schema) ?? askable.valuesOf(operation, name)
      return values.map((value) => ({ name, part: `${name}=${encodeURIComponent(value)}` }))
    })
  const takesOrder = parametersOf(operation).some(([name]) => name === 'order')
  const orders = takesOrder ? ['order=desc', 'order=asc'] : ['']
  return askable.pathsOf(operation).flatMap((path) =>
    orders.flatMap((order) => {
      const ask = (parts: readonly string[], what: string): Question => {
        const search = [...parts, order].filter((part) => part !== '')
        return { operation, with: what, path: search.length === 0 ? path : `${path}?${search.join('&')}` }
      }
      return [
        ask(required, order),
        ...filters.map(({ name, part }) => {
          const others = isGiven(name) ? required.filter((each) => !each.startsWith(`${name}=`)) : required
          return ask([...others, part], [part, order].filter((each) => each !== '').join(', '))
        }),
      ]
    }),
  )
}

/** The same where an earlier page ended. */
export function continued(question: Question, cursor: string): Question[] {
  const { path } = question
  return ['after', 'before'].map((name) => ({
    ...question,
    with: `${question.with}, ${name}`,
    path: `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(cursor)}`,
  }))
}

function declaredValues(schema: Schema): string[] | undefined {
  if (schema.const !== undefined) return [String(schema.const)]
  if (schema.enum !== undefined) return schema.enum.map(String)
  if (schema.type === 'boolean') return ['true', 'false']
  if (schema.items !== undefined) return declaredValues(schema.items)
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []).flatMap((each) => declaredValues(each) ?? [])
  return alternatives.length === 0 ? undefined : alternatives
}
