import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

const audiences = [
  { value: 'none', text: 'No one' },
  { value: 'some', text: 'Targets and a part of the users' },
  { value: 'all', text: 'Everyone' },
] as const

/** For whom the flag is on while it is enabled. */
export function Rule({ flag }: { flag: Answer<'GET /feature-flags/{slug}'> }) {
  const { slug } = flag
  const read = useRead('GET /feature-flags/{slug}/rule', { path: { slug } })
  const change = useChange('PATCH /feature-flags/{slug}')
  return (
    <Card title="Rule">
      <Shown of={read} rows={2}>
        {(rule) => (
          <Narrow>
            <Form
              action="Save"
              change={change}
              of={[flag, rule]}
              onSubmit={(values) => {
                const audience = audiences.find(({ value }) => value === values.text('access_type'))
                change.mutate(
                  {
                    seen: values.seen,
                    path: { slug },
                    body: {
                      ...(audience === undefined ? {} : { access_type: audience.value }),
                      rollout_percentage: Number(values.text('rollout_percentage')),
                    },
                  },
                  { onSuccess: () => announce('Saved the rule.') },
                )
              }}
            >
              <ChoiceField name="access_type" label="On for" options={audiences} defaultValue={rule.access_type} />
              <TextField
                name="rollout_percentage"
                type="number"
                label="Part of the users, in percent"
                defaultValue={String(rule.rollout_percentage)}
                hint="Counts for targets and a part. A user stays in the part as it grows."
              />
            </Form>
          </Narrow>
        )}
      </Shown>
    </Card>
  )
}
