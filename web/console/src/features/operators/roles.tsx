import { useState } from 'react'
import { useChange, useRead } from '../../shell/query.ts'
import { type Role, useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { roleOf } from './role-field.tsx'

const none = 'none'
const names: Record<Role, string> = { viewer: 'Viewer', support: 'Support', developer: 'Developer', owner: 'Owner' }
const options = [{ value: none, text: 'No role' }, ...Object.entries(names).map(([value, text]) => ({ value, text }))]

/** The role of an operator everywhere, and in each environment in its place. */
export function Roles({ system, id, email }: { system: string; id: string; email: string }) {
  const [isOpen, setOpen] = useState(false)
  const { environments } = useSession()
  const read = useRead('GET /operators/{id}', { path: { id } }, { environment: system, enabled: isOpen })
  const set = useChange('PUT /operators/{id}/roles', { environment: system })
  const close = (): void => setOpen(false)
  const places = [{ id: null, name: 'All environments' }, ...environments.filter(({ kind }) => kind !== 'system')]
  return (
    <>
      <Button change={set} onClick={() => setOpen(true)}>
        Roles
      </Button>
      <Dialog
        title={`Roles of ${email}`}
        description="A role in one environment counts there in place of the one for all."
        isOpen={isOpen}
        onClose={close}
      >
        <Shown of={read}>
          {(operator) => (
            <Form
              action="Save roles"
              of={[operator]}
              change={set}
              secondary={<Button onClick={close}>Cancel</Button>}
              onSubmit={(values) =>
                set.mutate(
                  {
                    seen: values.seen,
                    path: { id },
                    body: {
                      roles: places
                        .map((place) => ({ environment_id: place.id, role: values.text(place.id ?? 'all') }))
                        .filter(({ role }) => role !== none)
                        .map(({ environment_id, role }) => ({ environment_id, role: roleOf(role) })),
                    },
                  },
                  {
                    onSuccess: () => {
                      announce(`Saved the roles of ${email}.`)
                      close()
                    },
                  },
                )
              }
            >
              {places.map((place) => (
                <ChoiceField
                  key={place.id}
                  name={place.id ?? 'all'}
                  label={place.name}
                  options={options}
                  defaultValue={operator.roles.find(({ environment_id }) => environment_id === place.id)?.role ?? none}
                />
              ))}
            </Form>
          )}
        </Shown>
      </Dialog>
    </>
  )
}
