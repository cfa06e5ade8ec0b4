import { useState } from 'react'
import { ObjectCheck, ObjectsField } from '../../shell/objects-field.tsx'
import { useRead } from '../../shell/query.ts'
import { CheckField, FieldGroup } from '../../ui/form.tsx'
import { Hint } from '../../ui/note.tsx'
import { GroupChoice } from './group-choice.tsx'
import type { Target } from './target-state.tsx'

/** Who is pushed to a target: members of these organizations, with one of these roles, in one of these groups. */
export function PeopleFields({ target }: { target?: Target }) {
  const [organizations, setOrganizations] = useState(target?.organization_ids ?? [])
  const [groups, setGroups] = useState(target?.group_ids ?? [])
  return (
    <>
      <ObjectsField
        name="organization_ids"
        label="Organizations"
        add="Add an organization"
        type="organization"
        hint="Members of these organizations. None: of all."
        ids={organizations}
        onAdd={(id) => setOrganizations((known) => withOne(known, id))}
      />
      <RoleBoxes chosen={target?.role_slugs ?? []} />
      <FieldGroup label="Groups">
        {groups.map((id) => (
          <ObjectCheck key={id} name="group_ids" id={id} />
        ))}
        {organizations.map((id) => (
          <GroupChoice key={id} organization={id} onChoose={(group) => setGroups((known) => withOne(known, group))} />
        ))}
        <Hint>
          {organizations.length === 0
            ? 'Only members of groups that you choose here. Add an organization first, to choose among its groups.'
            : 'Only members of one of these groups. None: also those in no group.'}
        </Hint>
      </FieldGroup>
      <CheckField
        name="pushes_groups"
        label="Push groups too"
        defaultChecked={target?.pushes_groups ?? false}
        hint="Those that are chosen above, or all of the organizations."
      />
    </>
  )
}

function withOne(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id]
}

/** The roles of the environment, and those that were set by the API, such as one of an organization. */
function RoleBoxes({ chosen }: { chosen: readonly string[] }) {
  const { data } = useRead('GET /authorization/roles', {})
  const roles = data?.data ?? []
  const others = chosen.filter((slug) => roles.every((role) => role.slug !== slug))
  return (
    <FieldGroup label="Roles">
      {[...roles, ...others.map((slug) => ({ slug, name: slug }))].map(({ slug, name }) => (
        <CheckField key={slug} name="role_slugs" value={slug} label={name} defaultChecked={chosen.includes(slug)} />
      ))}
      <Hint>Only members with one of these roles. None: with any role.</Hint>
    </FieldGroup>
  )
}
