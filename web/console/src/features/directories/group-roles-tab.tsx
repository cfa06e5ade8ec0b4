import { useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { Narrow, Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

/** The roles that people have because of their groups in the directory. */
export function GroupRolesTab() {
  const { directory: id } = useParams({ from: '/$environment/directories/$directory/group-roles' })
  const groups = useRead('GET /directory_groups', { query: { directory: id, limit: 100, order: 'asc' } })
  const given = useRead('GET /directories/{id}/group_roles', { path: { id } })
  const organization = useRead('GET /directories/{id}', { path: { id } }).data?.organization_id
  const roles = useRead(
    'GET /authorization/organizations/{organizationId}/roles',
    { path: { organizationId: organization ?? '' } },
    { enabled: organization !== undefined },
  )
  return (
    <Shown of={groups}>
      {(page) => (
        <Shown of={given}>
          {(mapped) => (
            <Shown of={roles}>
              {({ data: known }) => (
                <Card title="Group roles">
                  {page.data.length === 0 ? (
                    <Note>The provider has not sent groups yet.</Note>
                  ) : (
                    <GroupRolesForm id={id} groups={page} mapped={mapped} roles={known} />
                  )}
                </Card>
              )}
            </Shown>
          )}
        </Shown>
      )}
    </Shown>
  )
}

interface GroupRolesFormProps {
  /** Of the directory. */
  id: string
  groups: Answer<'GET /directory_groups'>
  mapped: Answer<'GET /directories/{id}/group_roles'>
  roles: Answer<'GET /authorization/organizations/{organizationId}/roles'>['data']
}

function GroupRolesForm({ id, groups: { data: groups, list_metadata: list }, mapped, roles }: GroupRolesFormProps) {
  const replace = useChange('PUT /directories/{id}/group_roles')
  const shown = new Set(groups.map((group) => group.id))
  const options = [
    { value: '', text: 'No role of its own' },
    ...roles
      .filter(({ resource_type_slug: type }) => type === 'organization')
      .map(({ slug, name }) => ({ value: slug, text: name })),
  ]
  return (
    <Narrow>
      <Form
        action="Save"
        of={[mapped]}
        change={replace}
        onSubmit={(values) => {
          const chosen = groups.flatMap((group) => {
            const role = values.optional(group.id)
            return role === undefined ? [] : [{ group: group.id, role }]
          })
          // Those of groups beyond the first hundred stay.
          const others = mapped.data.filter(({ group }) => !shown.has(group))
          replace.mutate(
            { seen: values.seen, path: { id }, body: { data: [...others, ...chosen] } },
            { onSuccess: () => announce('Saved the roles of groups.') },
          )
        }}
      >
        {groups.map((group) => (
          <ChoiceField
            key={group.id}
            name={group.id}
            label={group.name}
            defaultValue={mapped.data.find((each) => each.group === group.id)?.role ?? ''}
            options={options}
          />
        ))}
        {list.after === null ? null : <p>The first hundred groups. The API has the others.</p>}
      </Form>
    </Narrow>
  )
}
