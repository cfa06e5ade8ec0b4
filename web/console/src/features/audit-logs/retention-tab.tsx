import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

/** What the API allows. */
const periods = [
  ...[30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].map((days) => ({
    value: String(days),
    text: `${days} days`,
  })),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((years) => ({
    value: String(365 * years),
    text: years === 1 ? '1 year' : `${years} years`,
  })),
]

/** How long events are kept. */
export function RetentionTab() {
  const { organization: id } = useParams({ from: '/$environment/audit-logs/$organization/retention' })
  const read = useRead('GET /organizations/{id}/audit_logs_retention', { path: { id } })
  const change = useChange('PUT /organizations/{id}/audit_logs_retention')
  return (
    <Shown of={read} rows={2}>
      {(retention) => {
        const { retention_period_in_days: days } = retention
        return (
          <Card title="Retention">
            <Narrow>
              <Form
                action="Save"
                change={change}
                of={[retention]}
                onSubmit={(values) =>
                  change.mutate(
                    {
                      seen: values.seen,
                      path: { id },
                      body: { retention_period_in_days: Number(values.text('retention_period_in_days')) },
                    },
                    { onSuccess: () => announce('Saved how long events are kept.') },
                  )
                }
              >
                <ChoiceField
                  name="retention_period_in_days"
                  label="Events are kept for"
                  defaultValue={days === null ? '' : String(days)}
                  options={days === null ? [{ value: '', text: 'Not set: kept without end' }, ...periods] : periods}
                  hint="Older events are deleted for good, also those that are there now."
                />
              </Form>
            </Narrow>
          </Card>
        )
      }}
    </Shown>
  )
}
