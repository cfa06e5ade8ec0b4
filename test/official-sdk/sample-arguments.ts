import ts from 'typescript'
import { declarationsOfSdk } from './declarations.ts'

/** The text of every member that takes any text. */
export const sampleText = 'any'

/** Arguments for a method, one list for each alternative of a type in them. */
export type SampleArguments = (area: string, method: string) => unknown[][]

/** Types that refer to themselves are followed this far. */
const maxDepth = 8

/**
 * Reads from the type declarations of the official SDK how its methods are called. The first list takes the first
 * alternative of every union; each further one takes another alternative of one of them, so that all values of an
 * enumeration and all forms of an object occur.
 */
export function sampleArguments(): SampleArguments {
  const { checker, exported } = declarationsOfSdk()
  const client = exported('WorkOS')

  return (area, method) => {
    const part = client.getProperty(area)
    const member = part && checker.getTypeOfSymbol(part).getProperty(method)
    if (member === undefined) return [[]]
    const signatures = checker.getTypeOfSymbol(member).getCallSignatures()
    // Of a private method the declarations have the name alone.
    if (signatures.length === 0) return [[{}]]
    return everyAlternative((choose) => {
      const signature = signatures[choose('', signatures.length)]
      return (signature?.parameters ?? []).map((parameter) => {
        return sampleOf(checker, checker.getTypeOfSymbol(parameter), parameter.name, choose, 0)
      })
    })
  }
}

/** Says which of `count` alternatives is taken at a place. */
type Choose = (place: string, count: number) => number

/** What `make` makes with the first alternatives, and then with one alternative changed at a time, also inside others. */
function everyAlternative<T>(make: (choose: Choose) => T): T[] {
  const made: T[] = []
  const open: ReadonlyMap<string, number>[] = [new Map()]
  const seen = new Set<string>()
  for (let chosen = open.shift(); chosen !== undefined; chosen = open.shift()) {
    const current = chosen
    made.push(
      make((place, count) => {
        for (let index = 1; index < count; index += 1) {
          if (seen.has(`${place} ${index}`)) continue
          seen.add(`${place} ${index}`)
          open.push(new Map([...current, [place, index]]))
        }
        return current.get(place) ?? 0
      }),
    )
  }
  return made
}

function sampleOf(checker: ts.TypeChecker, type: ts.Type, place: string, choose: Choose, depth: number): unknown {
  if (depth > maxDepth || type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) return undefined
  if (type.flags & ts.TypeFlags.Null) return null
  if (type.flags & ts.TypeFlags.Boolean) return true
  if (type.flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type) === 'true'
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value
  if (type.flags & ts.TypeFlags.NumberLike) return 1
  // The SDK seals sessions with nothing shorter.
  if (place.endsWith('/cookiePassword')) return sampleText.padEnd(32)
  if (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return sampleText
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type)
    return constraint === undefined ? sampleText : sampleOf(checker, constraint, place, choose, depth + 1)
  }
  if (type.isUnion()) {
    const empty = ts.TypeFlags.Undefined | ts.TypeFlags.Null
    const full = type.types.filter(({ flags }) => !(flags & empty))
    const alternative = full[choose(place, full.length)]
    return alternative && sampleOf(checker, alternative, place, choose, depth)
  }
  // Of a branded text, `string & {…}`.
  if (type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.StringLike)) return sampleText
  return sampleObject(checker, type, place, choose, depth)
}

function sampleObject(checker: ts.TypeChecker, type: ts.Type, place: string, choose: Choose, depth: number): unknown {
  if (type.symbol?.name === 'Date') return new Date(0)
  if (type.symbol?.name === 'Uint8Array') return new Uint8Array(1)
  if (type.getCallSignatures().length > 0) return () => undefined
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    // An array and a tuple are references to a type with arguments.
    const [item] = checker.getTypeArguments(type as ts.TypeReference)
    return item === undefined ? [] : [sampleOf(checker, item, `${place}/[]`, choose, depth + 1)]
  }
  const members = type.getProperties().map((member) => {
    const memberType = checker.getTypeOfSymbol(member)
    return [member.name, sampleOf(checker, memberType, `${place}/${member.name}`, choose, depth + 1)]
  })
  const further = type.getStringIndexType()
  if (further !== undefined) members.push([sampleText, sampleOf(checker, further, `${place}/*`, choose, depth + 1)])
  return Object.fromEntries(members)
}
