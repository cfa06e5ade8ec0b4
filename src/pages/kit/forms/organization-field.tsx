import { SelectField } from './select-field.tsx'

export interface OrganizationChoice {
  /** Of the user. */
  organizations: readonly { id: string; name: string }[]
  /** The preselected organization. */
  organizationId?: string | undefined
}

/** Asks for one of several organizations, as `organization_id`. With one organization or none, it shows nothing. */
export function OrganizationField({ organizations, organizationId, label }: OrganizationChoice & { label: string }) {
  if (organizations.length < 2) return null
  const options = organizations.map(({ id, name }) => ({ value: id, label: name }))
  return <SelectField name="organization_id" label={label} options={options} state={{ value: organizationId }} />
}
