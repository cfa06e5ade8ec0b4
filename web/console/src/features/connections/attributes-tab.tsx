import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { linesOf, pairsOf } from './pairs.ts'

/** Under which names the provider sends the attributes of a profile. */
export function AttributesTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection/attributes' })
  const read = useRead('GET /connections/{id}/settings', { path: { id } })
  const change = useChange('PATCH /connections/{id}')
  return (
    <Shown of={read}>
      {(settings) => (
        <Card title="Attributes">
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
                    body: { attribute_map: Object.fromEntries(pairsOf(values.text('attribute_map'))) },
                  },
                  { onSuccess: () => announce('Saved the attributes.') },
                )
              }
            >
              <TextField
                name="attribute_map"
                rows={8}
                label="Names that differ from the usual ones"
                defaultValue={linesOf(Object.entries(settings.attribute_map))}
                hint="One a line: ours = theirs, such as email = mail or department = http://schemas.example/dept. Ours are id, email, first_name, last_name, groups, or a custom attribute. Names that providers usually send need no line."
              />
            </Form>
          </Narrow>
        </Card>
      )}
    </Shown>
  )
}
