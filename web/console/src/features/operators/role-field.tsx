import type { Role } from '../../shell/session.ts'
import { ChoiceField } from '../../ui/form.tsx'

const roles: readonly { value: Role; text: string }[] = [
  { value: 'viewer', text: 'Viewer: reads everything, without secrets' },
  { value: 'support', text: 'Support: helps users, never deletes' },
  { value: 'developer', text: 'Developer: changes everything that an application needs' },
  { value: 'owner', text: 'Owner: everything, operators included' },
]

export function RoleField({ defaultValue = 'viewer' }: { defaultValue?: Role }) {
  return <ChoiceField name="role" label="Role" options={roles} defaultValue={defaultValue} />
}

/** The role that a form has chosen. */
export function roleOf(value: string): Role {
  return roles.find((role) => role.value === value)?.value ?? 'viewer'
}
