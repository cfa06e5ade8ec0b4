import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow, Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

/** Whose scripts may call the API from a browser. */
export function CorsOrigins() {
  const read = useRead('GET /user_management/cors_origins', { query: { limit: 100 } })
  const add = useChange('POST /user_management/cors_origins')
  const remove = useChange('DELETE /user_management/cors_origins/{id}')
  return (
    <Card title="Cross-origin addresses">
      <Shown of={read} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None yet. Scripts of these origins may call the API with a user's session, as widgets do.</Note>
          ) : (
            <Table
              label="Cross-origin addresses"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Origin', cell: ({ origin }) => origin },
                { name: 'Created', cell: (each) => <Time value={each.created_at} /> },
                {
                  name: 'Action',
                  cell: ({ id }) => (
                    <Act change={remove} input={{ path: { id } }} done="Removed the origin.">
                      Remove
                    </Act>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
      <Narrow>
        <Form
          action="Add origin"
          isRepeated
          change={add}
          onSubmit={(values) =>
            add.mutate({ body: { origin: values.text('origin') } }, { onSuccess: () => announce('Added the origin.') })
          }
        >
          <TextField
            name="origin"
            type="url"
            label="New origin"
            hint="Such as https://app.example.com, without a path."
          />
        </Form>
      </Narrow>
    </Card>
  )
}
