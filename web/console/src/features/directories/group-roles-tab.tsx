import { useParams } from '@tanstack/react-router'
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
  const replace = useChange('PUT /directories/{id}/group_roles')
  return (
    <Shown of={groups}>
      {({ data, list_metadata: { after } }) => (
        <Shown of={given}>
          {(mapped) => (
            <Shown of={roles}>
              {({ data: known }) => (
                <Card title="Group roles">
                  {data.length === 0 ? (
                    <Note>The provider has not sent groups yet.</Note>
                  ) : (
                    <Narrow>
                      <Form
                        action="Save"
                        of={[mapped]}
                        change={replace}
                        onSubmit={(values) => {
                          const shown = new Set(data.map((group) => group.id))
                          const chosen = data.flatMap((group) => {
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
                        {data.map((group) => (
                          <ChoiceField
                            key={group.id}
                            name={group.id}
                            label={group.name}
                            defaultValue={mapped.data.find((each) => each.group === group.id)?.role ?? ''}
                            options={[
                              { value: '', text: 'No role of its own' },
                              ...known
                                .filter(({ resource_type_slug: type }) => type === 'organization')
                                .map(({ slug, name }) => ({ value: slug, text: name })),
                            ]}
                          />
                        ))}
                        {after === null ? null : <p>The first hundred groups. The API has the others.</p>}
                      </Form>
                    </Narrow>
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
