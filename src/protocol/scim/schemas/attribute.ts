/** The definition of an attribute, as `/Schemas` shows it (RFC 7643 §7). */
export interface Attribute {
  name: string
  type: 'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'binary' | 'reference' | 'complex'
  multiValued: boolean
  description: string
  required: boolean
  caseExact: boolean
  mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly'
  returned: 'always' | 'never' | 'default' | 'request'
  uniqueness: 'none' | 'server' | 'global'
  canonicalValues?: readonly string[]
  referenceTypes?: readonly string[]
  subAttributes?: readonly Attribute[]
}

export interface Schema {
  id: string
  name: string
  description: string
  attributes: readonly Attribute[]
}

type Overrides = Partial<Attribute>

export function text(name: string, description: string, overrides: Overrides = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...overrides,
  }
}

export function flag(name: string, description: string, overrides: Overrides = {}): Attribute {
  return text(name, description, { type: 'boolean', ...overrides })
}

export function time(name: string, description: string, overrides: Overrides = {}): Attribute {
  return text(name, description, { type: 'dateTime', ...overrides })
}

export function whole(name: string, description: string, overrides: Overrides = {}): Attribute {
  return text(name, description, { type: 'integer', ...overrides })
}

export function reference(
  name: string,
  description: string,
  referenceTypes: readonly string[],
  overrides: Overrides = {},
): Attribute {
  return text(name, description, { type: 'reference', caseExact: true, referenceTypes, ...overrides })
}

export function complex(
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  overrides: Overrides = {},
): Attribute {
  return text(name, description, { type: 'complex', subAttributes, ...overrides })
}

/** A list of values with the usual sub-attributes (RFC 7643 §2.4). */
export function values(
  name: string,
  description: string,
  canonicalValues: readonly string[],
  overrides: Overrides = {},
): Attribute {
  return list(name, description, [text('value', 'The value.'), ...describingValue(canonicalValues)], overrides)
}

export function list(
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  overrides: Overrides = {},
): Attribute {
  return complex(name, description, subAttributes, { multiValued: true, ...overrides })
}

/** The sub-attributes next to a value of a list. */
export function describingValue(canonicalValues: readonly string[]): Attribute[] {
  return [
    text('display', 'A name of the value for people.'),
    text('type', 'What the value is for.', canonicalValues.length > 0 ? { canonicalValues } : {}),
    flag('primary', 'Whether this is the preferred value. At most one is.'),
  ]
}
