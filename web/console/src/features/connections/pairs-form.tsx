import type { Answer, Input } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { linesOf, type Pair, pairsOf } from './pairs.ts'

interface PairsFormProps {
  /** Of the connection. */
  id: string
  title: string
  /** The member of the connection that is edited. */
  name: 'attribute_map' | 'group_roles'
  label: string
  hint: string
  /** What is said after a save. */
  saved: string
  pairsIn: (settings: Answer<'GET /connections/{id}/settings'>) => readonly Pair[]
  toBody: (pairs: readonly Pair[]) => NonNullable<Input<'PATCH /connections/{id}'>['body']>
}

/** A setting of a connection that is edited as text, a pair a line. */
export function PairsForm({ id, title, name, label, hint, saved, pairsIn, toBody }: PairsFormProps) {
  const read = useRead('GET /connections/{id}/settings', { path: { id } })
  const change = useChange('PATCH /connections/{id}')
  return (
    <Shown of={read}>
      {(settings) => (
        <Card title={title}>
          <Narrow>
            <Form
              action="Save"
              of={[settings]}
              change={change}
              onSubmit={(values) =>
                change.mutate(
                  { seen: values.seen, path: { id }, body: toBody(pairsOf(values.text(name))) },
                  { onSuccess: () => announce(saved) },
                )
              }
            >
              <TextField name={name} rows={8} label={label} defaultValue={linesOf(pairsIn(settings))} hint={hint} />
            </Form>
          </Narrow>
        </Card>
      )}
    </Shown>
  )
}
