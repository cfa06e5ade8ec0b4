import type { Answer } from '../../api/client.ts'

export type ResourceType = Answer<'GET /authorization/resource_types'>['data'][number]

export interface Placed {
  type: ResourceType
  depth: number
  /** Its parents and itself, as a type with two parents stands in two places. */
  place: string
}

/** Types below their parents. One that has several stands below each of them; those that lead in a circle stand once. */
export function treeOf(types: readonly ResourceType[]): Placed[] {
  const known = new Set(types.map(({ slug }) => slug))
  const parentsOf = ({ parent_slugs: parents }: ResourceType) => (parents ?? []).filter((slug) => known.has(slug))
  const below = (type: ResourceType, above: readonly string[]): Placed[] => {
    const path = [...above, type.slug]
    const children = types.filter((each) => parentsOf(each).includes(type.slug) && !path.includes(each.slug))
    return [{ type, depth: above.length, place: path.join('/') }, ...children.flatMap((child) => below(child, path))]
  }
  const placed = types.filter((type) => parentsOf(type).length === 0).flatMap((root) => below(root, []))
  const missing = types.filter(({ slug }) => !placed.some(({ type }) => type.slug === slug))
  return [...placed, ...missing.map((type) => ({ type, depth: 0, place: type.slug }))]
}
