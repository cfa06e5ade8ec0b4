/** Attributes of a person that a provider may send, by the names that a connection has for them without a map. */
export type Attribute = 'id' | 'userName' | 'email' | 'firstName' | 'lastName' | 'groups'
export type AttributeNames = Readonly<Partial<Record<Attribute, string>>>
