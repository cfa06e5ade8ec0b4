/** Attributes of a profile that a provider may send, by the names that a connection has for them without a map. */
export type Attribute = 'id' | 'email' | 'firstName' | 'lastName' | 'groups'
export type AttributeNames = Readonly<Partial<Record<Attribute, string>>>
