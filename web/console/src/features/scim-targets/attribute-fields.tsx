import { FieldColumns, type FormValues, TextField } from '../../ui/form.tsx'
import { Hint } from '../../ui/note.tsx'
import type { Target } from './target-state.tsx'

type Mapping = Target['attribute_mapping']

/** What a user has that can be pushed. */
const sources = ['id', 'external_id', 'email', 'first_name', 'last_name', 'name', 'locale', 'metadata.']

/** As SCIM calls them, with what the server takes them from by default. */
const attributes: Readonly<Record<keyof Mapping, { label: string; usual: string }>> = {
  user_name: { label: 'userName', usual: 'email' },
  external_id: { label: 'externalId', usual: 'id' },
  given_name: { label: 'name.givenName', usual: 'first_name' },
  family_name: { label: 'name.familyName', usual: 'last_name' },
  display_name: { label: 'displayName', usual: 'name' },
  email: { label: 'emails', usual: 'email' },
  locale: { label: 'locale', usual: '' },
  title: { label: 'title', usual: '' },
  department: { label: 'department', usual: '' },
  employee_number: { label: 'employeeNumber', usual: '' },
}

/** What each SCIM attribute is taken from. */
export function AttributeFields({ mapping }: { mapping?: Mapping }) {
  return (
    <>
      <Hint>
        What each is taken from: {sources.slice(0, -1).join(', ')} or metadata.KEY of the user. Empty: not pushed. Leave
        out what the product does not keep, as it would be written again each night.
      </Hint>
      <FieldColumns>
        {Object.entries(attributes).map(([name, { label, usual }]) => (
          <TextField
            key={name}
            name={`attribute_mapping.${name}`}
            label={label}
            isCode
            suggestions={sources}
            defaultValue={mapping === undefined ? usual : (sourceOf(mapping, name) ?? '')}
          />
        ))}
      </FieldColumns>
    </>
  )
}

const sourceOf = (mapping: Mapping, name: string): string | null | undefined =>
  new Map<string, string | null>(Object.entries(mapping)).get(name)

export function readMapping(values: FormValues): Mapping {
  const source = (name: keyof Mapping): string | null => values.optional(`attribute_mapping.${name}`) ?? null
  return {
    // The server says that there must be one.
    user_name: values.text('attribute_mapping.user_name'),
    external_id: source('external_id'),
    given_name: source('given_name'),
    family_name: source('family_name'),
    display_name: source('display_name'),
    email: source('email'),
    locale: source('locale'),
    title: source('title'),
    department: source('department'),
    employee_number: source('employee_number'),
  }
}
