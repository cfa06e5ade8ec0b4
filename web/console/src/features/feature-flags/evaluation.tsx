import { useState } from 'react'
import { useRead } from '../../shell/query.ts'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'

const reasons = {
  disabled: 'The flag is disabled.',
  everyone: 'It is on for everyone.',
  user_target: 'The user is a target.',
  organization_target: 'The organization is a target.',
  custom_target: 'The object of your own type is a target.',
  rollout: 'The user is in the part.',
  no_match: 'Neither a target nor in the part.',
} as const

/** What a user would get now, and why. */
export function Evaluation({ slug }: { slug: string }) {
  const [query, setQuery] = useState<{ user_id?: string; organization_id?: string }>()
  const read = useRead(
    'GET /feature-flags/{slug}/evaluation',
    { path: { slug }, query: query ?? {} },
    { enabled: query !== undefined },
  )
  return (
    <Card title="Try it">
      <Narrow>
        <Form
          action="Evaluate"
          busy={read.isFetching}
          failure={read.error}
          onSubmit={(values) => {
            const user = values.optional('user_id')
            const organization = values.optional('organization_id')
            setQuery({
              ...(user === undefined ? {} : { user_id: user }),
              ...(organization === undefined ? {} : { organization_id: organization }),
            })
          }}
        >
          <TextField name="user_id" label="User id" />
          <TextField name="organization_id" label="Organization id" />
        </Form>
      </Narrow>
      {query === undefined ? null : (
        <Shown of={read} rows={1}>
          {({ value, reason }) => (
            <Facts>
              <Fact name="Value">{value ? 'On' : 'Off'}</Fact>
              <Fact name="Reason">{reasons[reason]}</Fact>
            </Facts>
          )}
        </Shown>
      )}
    </Card>
  )
}
