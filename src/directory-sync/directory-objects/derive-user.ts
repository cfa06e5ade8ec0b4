import { attributeAt, type Resource } from '#protocol/scim/index.ts'
import type { DirectoryRow, DirectorySettings } from '../directories/index.ts'
import { fieldsOf } from './predefined.ts'
import type { DirectoryUserRow } from './schemas.ts'

/** The columns derived from a resource. */
export type DerivedUser = Pick<
  DirectoryUserRow,
  'idp_id' | 'user_name' | 'external_id' | 'email' | 'first_name' | 'last_name' | 'name' | 'custom_attributes'
> & { isActive: boolean }

/** @param id used as the provider's id if the provider sends none */
export function deriveUser(
  directory: DirectoryRow,
  settings: DirectorySettings,
  resource: Resource,
  id: string,
): DerivedUser {
  const fields = fieldsOf(resource)
  return {
    idp_id: fields.idpId ?? id,
    user_name: fields.userName,
    external_id: fields.idpId,
    email: fields.email,
    first_name: fields.firstName,
    last_name: fields.lastName,
    name: fields.name,
    isActive: fields.isActive,
    custom_attributes: {
      ...Object.fromEntries(
        settings.predefined_attributes.map((key) => {
          const own = mapped(directory, key, resource)
          return [key, own === undefined ? fields.attributes[key] : own]
        }),
      ),
      ...Object.fromEntries(
        settings.custom_attributes.map(({ key, path }) => [key, mapped(directory, key, resource, path) ?? null]),
      ),
    },
  }
}

/** The value where the directory has it; `undefined` where nothing says where. */
function mapped({ attribute_map }: DirectoryRow, key: string, resource: Resource, path?: string): unknown {
  const place = Object.hasOwn(attribute_map, key) ? attribute_map[key] : path
  if (place === undefined) return undefined
  return place === null ? null : attributeAt(resource, place)
}

/** The attributes that the settings require and a user comes without. */
export function missingAttributes(
  settings: DirectorySettings,
  { custom_attributes }: Pick<DirectoryUserRow, 'custom_attributes'>,
): string[] {
  return settings.custom_attributes
    .filter(({ key, required }) => required === true && custom_attributes[key] === null)
    .map(({ key }) => key)
}
