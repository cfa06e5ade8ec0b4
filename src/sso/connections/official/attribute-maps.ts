import { profileAttributeOf } from '../../provided-identities/index.ts'
import type { AttributeMaps } from './options.ts'

type AttributeMap = Readonly<Record<string, string>>

/**
 * An attribute map after a change in the official form. Standard attributes change one by one, and null resets one; custom
 * attributes are replaced as a whole. Null resets either part, or all.
 */
export function changedMap(current: AttributeMap, maps: AttributeMaps | null): Record<string, string> {
  if (maps === null) return {}
  const isStandard = ([entry]: [string, string]) => profileAttributeOf(entry) !== undefined
  const entries = Object.entries(current)
  const standard = changedStandard(Object.fromEntries(entries.filter(isStandard)), maps.standard_attributes)
  const custom =
    maps.custom_attributes === undefined
      ? Object.fromEntries(entries.filter((entry) => !isStandard(entry)))
      : (maps.custom_attributes ?? {})
  return { ...custom, ...standard }
}

function changedStandard(current: AttributeMap, change: AttributeMaps['standard_attributes']): AttributeMap {
  if (change === undefined) return current
  const given = Object.entries(change ?? {})
  const changed = new Set(given.map(([entry]) => profileAttributeOf(entry)))
  // The same attribute may stand there in another spelling.
  const kept =
    change === null ? [] : Object.entries(current).filter(([entry]) => !changed.has(profileAttributeOf(entry)))
  return Object.fromEntries([...kept, ...given.flatMap(([entry, name]) => (name === null ? [] : [[entry, name]]))])
}
