import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

/** Where people are led who have no other place to go to, such as after a sign-in that began with an email. */
export function Homepage() {
  const read = useRead('GET /environments/current', {})
  const change = useChange('PATCH /environments/current')
  return (
    <Card title="Homepage">
      <Narrow>
        <Shown of={read} rows={1}>
          {(environment) => (
            <Form
              action="Save"
              change={change}
              of={[environment]}
              onSubmit={(values) =>
                change.mutate(
                  { seen: values.seen, body: { app_homepage_url: values.optional('app_homepage_url') ?? null } },
                  { onSuccess: () => announce('Saved the homepage.') },
                )
              }
            >
              <TextField
                name="app_homepage_url"
                type="url"
                label="Homepage of your application"
                hint="Where people go who have no other way on."
                defaultValue={environment.app_homepage_url ?? ''}
              />
            </Form>
          )}
        </Shown>
      </Narrow>
    </Card>
  )
}
