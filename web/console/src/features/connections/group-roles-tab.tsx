import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { linesOf, pairsOf } from './pairs.ts'

/** The roles that people have because of their groups at the provider. */
export function GroupRolesTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection/group-roles' })
  const read = useRead('GET /connections/{id}/settings', { path: { id } })
  const change = useChange('PATCH /connections/{id}')
  return (
    <Shown of={read}>
      {(settings) => (
        <Card title="Group roles">
          <Narrow>
            <Form
              action="Save"
              of={[settings]}
              change={change}
              onSubmit={(values) =>
                change.mutate(
                  {
                    seen: values.seen,
                    path: { id },
                    body: {
                      group_roles: pairsOf(values.text('group_roles')).map(([group, role]) => ({ group, role })),
                    },
                  },
                  { onSuccess: () => announce('Saved the roles of groups.') },
                )
              }
            >
              <TextField
                name="group_roles"
                rows={8}
                label="Roles of groups"
                defaultValue={linesOf(settings.group_roles.map(({ group, role }) => [group, role]))}
                hint="One a line: the group as the provider names it = the slug of a role, such as Engineering = admin. Everyone else has the default role."
              />
            </Form>
          </Narrow>
        </Card>
      )}
    </Shown>
  )
}
