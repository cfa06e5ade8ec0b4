import type { DirectoryRow, DirectorySettings } from '#directory-sync/directories/index.ts'
import type { DirectoryUserRow } from '#directory-sync/directory-objects/index.ts'
import { defaultSource } from '#protocol/scim/index.ts'
import { shownValue } from './shown-value.ts'

/** An attribute that the application asks for. */
export interface AttributeView {
  name: string
  /** Where the directory has it: by its own map, as a rule, nowhere on purpose, or no one has said. */
  place: { kind: 'own' | 'usual'; path: string } | { kind: 'left_out' | 'unknown' }
  /** Its default path, if the directory does not map it. */
  usualPath: string | undefined
  isRequired: boolean
  /** What the newest person has; `undefined` without a value. */
  value: string | undefined
}

/** One for each attribute that the application asks for, in the order of its settings. */
export function attributeViews(
  { attribute_map: map }: Pick<DirectoryRow, 'attribute_map'>,
  settings: DirectorySettings,
  newest: Pick<DirectoryUserRow, 'custom_attributes'> | undefined,
): AttributeView[] {
  const asked = [
    ...settings.predefined_attributes.map((name) => ({ name, usualPath: defaultSource(name), isRequired: false })),
    ...settings.custom_attributes.map(({ key, path, required = false }) => ({
      name: key,
      usualPath: path,
      isRequired: required,
    })),
  ]
  return asked.map((each) => ({
    ...each,
    place: placeOf(map, each),
    value: shownValue(newest?.custom_attributes[each.name]),
  }))
}

function placeOf(
  map: DirectoryRow['attribute_map'],
  { name, usualPath }: { name: string; usualPath: string | undefined },
): AttributeView['place'] {
  const own = Object.hasOwn(map, name) ? map[name] : undefined
  if (own === null) return { kind: 'left_out' }
  if (own !== undefined) return { kind: 'own', path: own }
  return usualPath === undefined ? { kind: 'unknown' } : { kind: 'usual', path: usualPath }
}
