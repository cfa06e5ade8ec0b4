import { useChange } from '../../shell/query.ts'
import { ChoiceField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { NewValue } from './new-value.tsx'

const overlaps = [
  { value: '86400', text: 'In 24 hours' },
  { value: '3600', text: 'In an hour' },
  { value: '604800', text: 'In 7 days' },
  { value: '0', text: 'Now' },
] as const

/** Makes a new value for a key; the old one counts a while longer. */
export function RollKey({ id, name }: { id: string; name: string }) {
  const roll = useChange('POST /environments/current/keys/{id}/roll')
  return (
    <FormDialog
      trigger="Roll"
      title={`Roll ${name}`}
      description="You get a new key. Put it where the old one is before that ends."
      action="Roll key"
      change={roll}
      toInput={(values) => ({ path: { id }, body: { overlap_seconds: Number(values.text('overlap_seconds')) } })}
      done={() => `Rolled ${name}.`}
      result={({ value }) => <NewValue value={value} />}
    >
      <ChoiceField name="overlap_seconds" label="The old key ends" options={overlaps} />
    </FormDialog>
  )
}
