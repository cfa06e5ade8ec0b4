import { compareObjects } from './compare-objects.ts'
import type { Direction, Findings } from './difference.ts'
import type { JsonType, Resolve, Schema } from './schema.ts'
import { anyOf, type Branch, branchesOf } from './shape.ts'

/** The official schema and ours of the same thing, and how each side's references are found. */
export interface Pair {
  official: Schema
  ours: Schema
  resolveOfficial: Resolve
  resolveOurs: Resolve
}

/** Descriptions deeper than this repeat themselves. */
const maxDepth = 24

/** Compares two schemas member by member and notes every difference under its pointer. */
export function compareSchemas(pair: Pair, pointer: string, direction: Direction, findings: Findings): void {
  if (pointer.split('/').length > maxDepth) return
  const officialBranches = branchesOf(pair.official, pair.resolveOfficial)
  const ourBranches = branchesOf(pair.ours, pair.resolveOurs)
  const official = summarize(officialBranches)
  const ours = summarize(ourBranches)
  const mayNarrow = direction === 'response'

  if (official.types === undefined || ours.types === undefined) {
    const isNarrower = mayNarrow && official.types === undefined
    if (official.types !== ours.types && !isNarrower) {
      findings.add(pointer, 'type', official.types ?? 'anything', ours.types ?? 'anything')
    }
    return
  }
  if (!sameTypes(official.types, ours.types, mayNarrow)) findings.add(pointer, 'type', official.types, ours.types)
  if (official.nullable !== ours.nullable) findings.add(pointer, 'nullable', official.nullable, ours.nullable)
  if (!(mayNarrow && official.values === undefined) && !sameValues(official.values, ours.values)) {
    findings.add(pointer, 'values', official.values ?? 'any', ours.values ?? 'any')
  }
  if (official.isMoment !== ours.isMoment && !(mayNarrow && ours.isMoment) && official.types.has('string')) {
    findings.add(pointer, 'format', momentName(official.isMoment), momentName(ours.isMoment))
  }
  if (direction === 'parameter') {
    for (const bound of ['minimum', 'maximum'] as const) {
      if (official[bound] !== ours[bound]) findings.add(pointer, bound, official[bound], ours[bound])
    }
  }
  if (official.types.has('object') && ours.types.has('object')) {
    compareObjects({ official: officialBranches.filter(isObject), ours: ourBranches.filter(isObject) }, pointer, {
      ...pair,
      direction,
      findings,
      compareMember: (theirs, our, at) =>
        compareSchemas({ ...pair, official: theirs, ours: our }, at, direction, findings),
    })
  }
  if (official.types.has('array') && ours.types.has('array')) {
    const items = { ...pair, official: itemsOf(officialBranches), ours: itemsOf(ourBranches) }
    compareSchemas(items, `${pointer}/[]`, direction, findings)
  }
}

interface Summary {
  /** Without `null`; `undefined`: anything. */
  types: ReadonlySet<JsonType> | undefined
  nullable: boolean
  /** Listed values over all alternatives; `undefined` when one of them lists none. */
  values: readonly unknown[] | undefined
  isMoment: boolean
  minimum: number | undefined
  maximum: number | undefined
}

/** What holds of a value whichever alternative it follows. */
function summarize(branches: readonly Branch[]): Summary {
  const isUntyped = branches.some((branch) => branch.types === undefined)
  const types = new Set(branches.flatMap((branch) => [...(branch.types ?? [])]))
  const nullable = types.delete('null')
  if (types.has('number')) types.delete('integer')
  const notNull = branches.filter((branch) => !(branch.types?.size === 1 && branch.types.has('null')))
  const strings = notNull.filter((branch) => branch.types?.has('string'))
  const isListed = notNull.length > 0 && notNull.every((branch) => branch.values !== undefined)
  return {
    types: isUntyped ? undefined : types,
    nullable,
    values: isListed ? notNull.flatMap((branch) => branch.values ?? []) : undefined,
    isMoment: strings.length > 0 && strings.every((branch) => branch.format === 'date-time'),
    minimum: notNull[0]?.minimum,
    maximum: notNull[0]?.maximum,
  }
}

function sameTypes(official: ReadonlySet<JsonType>, ours: ReadonlySet<JsonType>, mayNarrow: boolean): boolean {
  const isCovered = (type: JsonType) =>
    official.has(type) || (mayNarrow && type === 'integer' && official.has('number'))
  return official.size === ours.size && [...ours].every(isCovered)
}

function sameValues(official: readonly unknown[] | undefined, ours: readonly unknown[] | undefined): boolean {
  if (official === undefined || ours === undefined) return official === ours
  const known = new Set(official)
  return new Set(ours).size === known.size && ours.every((value) => known.has(value))
}

function isObject(branch: Branch): boolean {
  return branch.types?.has('object') === true
}

function itemsOf(branches: readonly Branch[]): Schema {
  const arrays = branches.filter((branch) => branch.types?.has('array'))
  return anyOf(arrays.map((branch) => branch.items ?? {}))
}

function momentName(isMoment: boolean): string {
  return isMoment ? 'date-time' : 'plain text'
}
