import { type Static, Type } from 'typebox'
import { defineSettings, storeSettings } from '#environment/environments/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** Attributes that need no map, by the names that the official API gives them. */
export const predefinedAttributes = [
  'addresses',
  'cost_center_name',
  'department_name',
  'display_name',
  'division_name',
  'emails',
  'employee_number',
  'employee_type',
  'employment_start_date',
  'job_title',
  'manager_email',
  'manager_id',
  'manager_name',
  'organization',
  'username',
] as const
export type PredefinedAttribute = (typeof predefinedAttributes)[number]

const CustomAttribute = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$', description: 'The name in `custom_attributes`.' }),
  path: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      description:
        'The path of the attribute in a SCIM resource, such as `userType` or `name.middleName`. A directory can override it.',
    }),
  ),
  required: Type.Optional(Type.Boolean({ description: 'Whether the log reports users who lack the attribute.' })),
})
export type CustomAttribute = Static<typeof CustomAttribute>

const members = {
  user_deactivation: Type.Enum(['delete', 'retain'], {
    description:
      'What happens when a provider deactivates a user. `delete` records dsync.user.deleted, and dsync.user.created if the user is activated again; `retain` keeps the user as inactive.',
  }),
  predefined_attributes: Type.Array(Type.Enum([...predefinedAttributes]), {
    maxItems: predefinedAttributes.length,
    uniqueItems: true,
    description: 'The predefined attributes that users have in `custom_attributes`. They need no map.',
  }),
  custom_attributes: Type.Array(CustomAttribute, {
    maxItems: 50,
    description: 'Your own attributes. Each directory maps them by its `attribute_map`.',
  }),
}

export const directorySettings = defineSettings('directory_sync', members, {
  user_deactivation: 'delete',
  predefined_attributes: [...predefinedAttributes],
  custom_attributes: [],
})
const Settings = Type.Object(members)
export type DirectorySettings = Static<typeof Settings>

export const DirectorySettings = Type.Object({ object: Type.Literal('directory_sync_settings'), ...members })
export const UpdateDirectorySettings = Type.Partial(Settings)
export type UpdateDirectorySettings = Static<typeof UpdateDirectorySettings>

/** What follows from other attributes: the users of all directories have them. */
export const followsAttributes = defineExtensionPoint<(tx: TransactionContext) => Promise<void>>()

/** Changes the members that are given. @throws invalidRequest for a key that is given twice or has a meaning already */
export function updateDirectorySettings(ctx: Context, changes: UpdateDirectorySettings): Promise<DirectorySettings> {
  const keys = changes.custom_attributes?.map(({ key }) => key) ?? []
  const taken = keys.find((key, i) => keys.indexOf(key) !== i || predefinedAttributes.some((each) => each === key))
  if (taken !== undefined) {
    const message = `\`custom_attributes\` has the key \`${taken}\` twice, or it is the name of a predefined attribute. Choose another one.`
    throw platformErrors.invalidRequest([{ field: 'custom_attributes', code: 'custom_attributes_key_taken', message }])
  }
  return ctx.transaction(async (tx) => {
    await storeSettings(tx, 'directory_sync', changes)
    if (changes.custom_attributes !== undefined || changes.predefined_attributes !== undefined) {
      for (const follow of followsAttributes.of(tx.system)) await follow(tx)
    }
    return directorySettings.read(tx)
  })
}
