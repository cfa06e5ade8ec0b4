import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow, Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

/** Where a sign-in may lead back to. */
export function RedirectUris() {
  const read = useRead('GET /user_management/redirect_uris', { query: { limit: 100 } })
  const add = useChange('POST /user_management/redirect_uris')
  const remove = useChange('DELETE /user_management/redirect_uris/{id}')
  return (
    <Card title="Redirect addresses">
      <Shown of={read} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None yet. A sign-in leads back to one of these only.</Note>
          ) : (
            <Table
              label="Redirect addresses"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Address', cell: ({ uri, default: isDefault }) => (isDefault ? `${uri} (default)` : uri) },
                { name: 'Created', cell: (uri) => <Time value={uri.created_at} /> },
                {
                  name: 'Action',
                  cell: ({ id }) => (
                    <Act change={remove} input={{ path: { id } }} done="Removed the address.">
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
          action="Add address"
          isRepeated
          change={add}
          onSubmit={(values) =>
            add.mutate({ body: { uri: values.text('uri') } }, { onSuccess: () => announce('Added the address.') })
          }
        >
          <TextField name="uri" type="url" label="New address" hint="Such as https://app.example.com/callback." />
        </Form>
      </Narrow>
    </Card>
  )
}
