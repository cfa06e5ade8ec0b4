import { useState } from 'react'
import { ObjectField } from '../../shell/object-field.tsx'
import { useRead } from '../../shell/query.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
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
          <ObjectField name="user_id" label="User" types={['user']} hint="A part of the email or name, or an id." />
          <ObjectField name="organization_id" label="Organization" types={['organization']} />
        </Form>
      </Narrow>
      {query === undefined ? null : (
        <Shown of={read} rows={1}>
          {({ value, reason }) => (
            <Facts>
              <Fact name="Value">
                <Badge tone={value ? 'success' : 'neutral'}>{value ? 'On' : 'Off'}</Badge>
              </Fact>
              <Fact name="Reason">{reasons[reason]}</Fact>
            </Facts>
          )}
        </Shown>
      )}
    </Card>
  )
}
