import { type Attribute, complex, type Schema } from './attribute.ts'
import { commonAttributes } from './common.ts'
import { enterpriseUserSchema } from './enterprise-user.ts'
import { groupSchema } from './group.ts'
import { userSchema } from './user.ts'

export interface ResourceType {
  name: 'User' | 'Group'
  endpoint: '/Users' | '/Groups'
  description: string
  schema: Schema
  extensions: readonly Schema[]
  /** The resource as one complex attribute: its own attributes, and each extension under its URN. */
  root: Attribute
}

export const userType = resourceType({
  name: 'User',
  endpoint: '/Users',
  description: 'People of the directory.',
  schema: userSchema,
  extensions: [enterpriseUserSchema],
})

export const groupType = resourceType({
  name: 'Group',
  endpoint: '/Groups',
  description: 'Groups of people of the directory.',
  schema: groupSchema,
  extensions: [],
})

function resourceType(type: Omit<ResourceType, 'root'>): ResourceType {
  const extensions = type.extensions.map(({ id, description, attributes }) => complex(id, description, attributes))
  const own = [...commonAttributes, ...type.schema.attributes, ...extensions]
  return { ...type, root: complex(type.name, type.description, own) }
}

/** The definition of a member of a complex attribute, by its name in any case; `undefined` for an unknown one. */
export function subAttributeOf(attribute: Attribute | undefined, name: string): Attribute | undefined {
  const lowerName = name.toLowerCase()
  return attribute?.subAttributes?.find((each) => each.name.toLowerCase() === lowerName)
}

/** The definition at the end of a path of names. */
export function attributeAtNames(root: Attribute | undefined, names: readonly string[]): Attribute | undefined {
  return names.reduce(subAttributeOf, root)
}
