import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

/** Where people are led who have no other place to go to, such as after a sign-in that began with an email. */
export function Homepage() {
  const read = useRead('GET /environments/current', {})
  const set = useChange('PUT /user_management/app_homepage_url')
  const unset = useChange('DELETE /user_management/app_homepage_url')
  return (
    <Card title="Homepage">
      <Narrow>
        <Shown of={read} rows={1}>
          {({ app_homepage_url: url }) => (
            <Form
              action="Save"
              change={set}
              busy={set.isPending || unset.isPending}
              failure={set.error ?? unset.error}
              onSubmit={(values) => {
                const given = values.optional('url')
                const done = { onSuccess: () => announce('Saved the homepage.') }
                if (given === undefined) unset.mutate({}, done)
                else set.mutate({ body: { url: given } }, done)
              }}
            >
              <TextField
                name="url"
                type="url"
                label="Homepage of your application"
                hint="Where people go who have no other way on."
                defaultValue={url ?? ''}
              />
            </Form>
          )}
        </Shown>
      </Narrow>
    </Card>
  )
}
