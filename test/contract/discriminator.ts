import type { Resolve } from './schema.ts'
import { type Branch, branchesOf } from './shape.ts'

/** The alternatives of an object on both sides. */
export interface Objects {
  official: readonly Branch[]
  ours: readonly Branch[]
}

/**
 * The member whose listed values tell alternatives apart: `grant_type`, `type`. All alternatives must have it, with
 * different values. Of several the one that makes the most groups.
 *
 * @param used members that were used already.
 */
export function findDiscriminator(
  branches: readonly Branch[],
  resolve: Resolve,
  used: readonly string[],
): string | undefined {
  let best: { name: string; groups: number } | undefined
  for (const name of branches[0]?.members.keys() ?? []) {
    if (used.includes(name)) continue
    const values = branches.map((branch) => valuesOf(branch, name, resolve))
    if (values.some((listed) => listed === undefined)) continue
    const groups = new Set(values.map((listed) => JSON.stringify([...(listed ?? [])].sort()))).size
    if (groups > (best?.groups ?? 1)) best = { name, groups }
  }
  return best?.name
}

interface Group extends Objects {
  values: readonly unknown[]
}

/**
 * The alternatives of both sides by the value of the discriminating member; `undefined` when ours leave it open. In a
 * group the member has the values of the group only, so that one object of ours may represent several official ones.
 */
export function groupByValue(
  name: string,
  { official, ours }: Objects,
  resolveOfficial: Resolve,
  resolveOurs: Resolve,
): Group[] | undefined {
  const theirValues = official.map((branch) => valuesOf(branch, name, resolveOfficial) ?? [])
  const ourValues = ours.map((branch) => valuesOf(branch, name, resolveOurs))
  if (ourValues.some((values) => values === undefined)) return undefined
  // Values that the same alternatives allow form one group.
  const groups = new Map<string, unknown[]>()
  for (const value of new Set([...theirValues, ...ourValues].flatMap((values) => values ?? []))) {
    const allowedBy = [...theirValues, ...ourValues].map((values) => values?.includes(value))
    const key = JSON.stringify(allowedBy)
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return [...groups.values()].map((values) => ({
    values,
    official: official.filter((_, at) => theirValues[at]?.includes(values[0])).map(restrictedTo(name, values)),
    ours: ours.filter((_, at) => ourValues[at]?.includes(values[0])).map(restrictedTo(name, values)),
  }))
}

function restrictedTo(name: string, values: readonly unknown[]): (branch: Branch) => Branch {
  return (branch) => {
    const schema = { allOf: [branch.members.get(name) ?? {}, { enum: values }] }
    return { ...branch, members: new Map([...branch.members, [name, schema]]) }
  }
}

function valuesOf(branch: Branch, name: string, resolve: Resolve): readonly unknown[] | undefined {
  const schema = branch.members.get(name)
  if (schema === undefined) return undefined
  const alternatives = branchesOf(schema, resolve)
  if (alternatives.some(({ values }) => values === undefined)) return undefined
  return alternatives.flatMap(({ values }) => values ?? [])
}
