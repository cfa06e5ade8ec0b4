import { useQueryClient } from '@tanstack/react-query'
import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { sessionQuery } from '../../shell/session.ts'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { announce } from '../../ui/toasts.tsx'

export function EnvironmentName({ environment }: { environment: Answer<'GET /environments/current'> }) {
  const client = useQueryClient()
  const change = useChange('PATCH /environments/current')
  return (
    <Card title="Name">
      <Narrow>
        <Form
          action="Rename"
          change={change}
          of={[environment]}
          onSubmit={(values) =>
            change.mutate(
              { seen: values.seen, body: { name: values.text('name') } },
              {
                onSuccess: () => {
                  announce('Renamed the environment.')
                  // The switcher has the name.
                  void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
                },
              },
            )
          }
        >
          <TextField
            name="name"
            label="Name"
            hint="Pages and emails show it unless the branding has a name."
            defaultValue={environment.name}
          />
        </Form>
      </Narrow>
    </Card>
  )
}
