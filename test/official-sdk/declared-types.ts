import ts from 'typescript'
import { declarationsOfSdk } from './declarations.ts'

/** What is wrong with a value, one line for each place. */
export type FindFaults = (value: unknown) => string[]

/** Types that refer to themselves are followed this far. */
const maxDepth = 12

/**
 * How what a method of the SDK returns differs from the type that it declares.
 *
 * @returns undefined for a private method, of which the declarations have the name alone.
 */
export function faultsOfResult(area: string, method: string): FindFaults | undefined {
  const { checker, exported } = declarationsOfSdk()
  const part = exported('WorkOS').getProperty(area)
  const member = part && checker.getTypeOfSymbol(part).getProperty(method)
  const signature = member && checker.getTypeOfSymbol(member).getCallSignatures().at(-1)
  const result = signature && checker.getAwaitedType(signature.getReturnType())
  return result && ((value) => faultsOf(checker, result, value))
}

/** How an event differs from the type that the SDK declares for its name. @returns undefined if it declares none. */
export function faultsOfEvent(name: string): FindFaults | undefined {
  const { checker, exported } = declarationsOfSdk()
  const type = alternativesOf(exported('Event')).find((each) => {
    const event = each.getProperty('event')
    return event !== undefined && isLiteral(checker.getTypeOfSymbol(event), name)
  })
  return type && ((value) => faultsOf(checker, type, value))
}

function alternativesOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type]
}

function isLiteral(type: ts.Type, value: unknown): boolean {
  return (type.isStringLiteral() || type.isNumberLiteral()) && type.value === value
}

function faultsOf(checker: ts.TypeChecker, type: ts.Type, value: unknown, at = '', depth = 0): string[] {
  const { Any, Unknown, TypeParameter } = ts.TypeFlags
  if (depth > maxDepth || type.flags & (Any | Unknown | TypeParameter)) return []
  const fault = (what = checker.typeToString(type)) => [`${at || '/'} is ${shown(value)}, and not ${what}`]
  if (type.isUnion()) {
    const ofEach = type.types.map((each) => faultsOf(checker, each, value, at, depth))
    // The alternative that the value comes closest to is the one that was meant.
    const least = ofEach.reduce((best, each) => (each.length < best.length ? each : best))
    return least.length > 0 && type.types.every(isPlain) ? fault() : least
  }
  if (isPlain(type)) return isOfPlain(checker, type, value) ? [] : fault()
  if (isBrandedText(type)) return typeof value === 'string' ? [] : fault()
  if (type.symbol?.name === 'Date') return value instanceof Date && !Number.isNaN(value.getTime()) ? [] : fault()
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    // An array and a tuple are references to a type with arguments.
    const [item] = checker.getTypeArguments(type as ts.TypeReference)
    if (!Array.isArray(value) || item === undefined) return fault()
    return value.flatMap((each) => faultsOf(checker, item, each, `${at}/[]`, depth + 1))
  }
  return typeof value === 'object' && value !== null ? faultsOfMembers(checker, type, value, at, depth) : fault()
}

function faultsOfMembers(checker: ts.TypeChecker, type: ts.Type, value: object, at: string, depth: number): string[] {
  const declared = new Map(type.getProperties().map((member) => [member.name, member]))
  const ofDeclared = [...declared.values()].flatMap((member) => {
    const memberType = checker.getTypeOfSymbol(member)
    const given: unknown = Reflect.get(value, member.name)
    const isAbsent = given === undefined && member.flags & ts.SymbolFlags.Optional
    if (isAbsent || isPrivate(member) || memberType.getCallSignatures().length > 0) return []
    return faultsOf(checker, memberType, given, `${at}/${member.name}`, depth + 1)
  })
  const further = type.getStringIndexType()
  if (further === undefined) return ofDeclared
  const others = Object.entries(value).filter(([name]) => !declared.has(name))
  return [...ofDeclared, ...others.flatMap(([, each]) => faultsOf(checker, further, each, `${at}/*`, depth + 1))]
}

function isPrivate({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (each) => ts.getCombinedModifierFlags(each) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected),
  )
}

function isBrandedText(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.StringLike)
}

function isPlain({ flags }: ts.Type): boolean {
  const { StringLike, NumberLike, BooleanLike, Null, Undefined, Void, Never } = ts.TypeFlags
  return (flags & (StringLike | NumberLike | BooleanLike | Null | Undefined | Void | Never)) !== 0
}

function isOfPlain(checker: ts.TypeChecker, type: ts.Type, value: unknown): boolean {
  const { BooleanLiteral, Null, Undefined, Void, StringLike, NumberLike, BooleanLike } = ts.TypeFlags
  if (type.isStringLiteral() || type.isNumberLiteral()) return isLiteral(type, value)
  if (type.flags & BooleanLiteral) return String(value) === checker.typeToString(type)
  if (type.flags & Null) return value === null
  if (type.flags & (Undefined | Void)) return value === undefined
  if (type.flags & StringLike) return typeof value === 'string'
  if (type.flags & NumberLike) return typeof value === 'number'
  return (type.flags & BooleanLike) !== 0 && typeof value === 'boolean'
}

function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value))
  return Array.isArray(value) ? 'a list' : 'an object'
}
