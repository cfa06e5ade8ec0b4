import { useParams } from '@tanstack/react-router'
import { PairsForm } from './pairs-form.tsx'

/** The roles that people have because of their groups at the provider. */
export function GroupRolesTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection/group-roles' })
  return (
    <PairsForm
      id={id}
      title="Group roles"
      name="group_roles"
      label="Roles of groups"
      hint="One a line: the group as the provider names it = the slug of a role, such as Engineering = admin. Everyone else has the default role."
      saved="Saved the roles of groups."
      pairsIn={({ group_roles: roles }) => roles.map(({ group, role }) => [group, role])}
      toBody={(pairs) => ({ group_roles: pairs.map(([group, role]) => ({ group, role })) })}
    />
  )
}
