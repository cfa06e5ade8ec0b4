import { type Attribute, complex, flag, list, reference, type Schema, text } from './attribute.ts'

const readOnly = { mutability: 'readOnly' } as const

/** RFC 7643 §6. */
export const resourceTypeSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  name: 'ResourceType',
  description: 'A kind of resources that this server has.',
  attributes: [
    text('name', 'Its name.', { ...readOnly, required: true }),
    text('description', 'What it is.', readOnly),
    reference('endpoint', 'The path of its resources.', ['uri'], { ...readOnly, required: true }),
    reference('schema', 'Its schema.', ['uri'], { ...readOnly, required: true }),
    list(
      'schemaExtensions',
      'Additional schemas that its resources can have.',
      [
        reference('schema', 'The schema.', ['uri'], { ...readOnly, required: true }),
        flag('required', 'Whether every resource has it.', { ...readOnly, required: true }),
      ],
      readOnly,
    ),
  ],
}

/** RFC 7643 §7. */
export const schemaSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
  name: 'Schema',
  description: 'The attributes of resources.',
  attributes: [
    text('name', 'Its name.', readOnly),
    text('description', 'What it is about.', readOnly),
    attributeList('attributes', [attributeList('subAttributes', [])]),
  ],
}

function attributeList(name: string, deeper: readonly Attribute[]): Attribute {
  const members = [
    text('name', 'The name of the attribute.', readOnly),
    text('type', 'The type of its values.', readOnly),
    flag('multiValued', 'Whether it is a list.', readOnly),
    text('description', 'What it is.', readOnly),
    flag('required', 'Whether every resource has it.', readOnly),
    text('canonicalValues', 'Its usual values.', { ...readOnly, multiValued: true }),
    flag('caseExact', 'Whether it is compared with case.', readOnly),
    text('mutability', 'Who may change it.', readOnly),
    text('returned', 'When it is in an answer.', readOnly),
    text('uniqueness', 'Where its value is unique.', readOnly),
    text('referenceTypes', 'What it refers to.', { ...readOnly, multiValued: true }),
  ]
  return complex(name, 'The attributes.', [...members, ...deeper], { ...readOnly, multiValued: true })
}
