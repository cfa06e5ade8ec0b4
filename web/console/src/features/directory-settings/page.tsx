import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { CheckField, ChoiceField, FieldGroup, Form, TextField } from '../../ui/form.tsx'
import { inWords } from '../../ui/in-words.ts'
import { Narrow } from '../../ui/note.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { attributesIn, linesOf } from './custom-attributes.ts'

/** Those that need no map. */
const predefined = [
  'addresses',
  'cost_center_name',
  'department_name',
  'display_name',
  'division_name',
  'emails',
  'employee_number',
  'employee_type',
  'employment_start_date',
  'job_title',
  'manager_email',
  'manager_id',
  'manager_name',
  'organization',
  'username',
] as const

const deactivations = [
  { value: 'delete', text: 'They are deleted' },
  { value: 'retain', text: 'They stay, inactive' },
] as const

/** What users of all directories have, and what becomes of them. */
export function DirectorySettingsPage() {
  const read = useRead('GET /environments/current/directory_sync_settings', {})
  const change = useChange('PATCH /environments/current/directory_sync_settings')
  return (
    <>
      <PageHead title="Directory Sync" />
      <Shown of={read}>
        {(settings) => (
          <Card title="Users of directories">
            <Narrow>
              <Form
                action="Save"
                change={change}
                of={[settings]}
                onSubmit={(values) =>
                  change.mutate(
                    {
                      seen: values.seen,
                      body: {
                        user_deactivation: values.choice('user_deactivation', ['delete', 'retain']),
                        predefined_attributes: predefined.filter((name) => values.isChecked(name)),
                        custom_attributes: attributesIn(values.text('custom_attributes')),
                      },
                    },
                    { onSuccess: () => announce('Saved the settings.') },
                  )
                }
              >
                <ChoiceField
                  name="user_deactivation"
                  label="Users that the provider deactivates"
                  options={deactivations}
                  defaultValue={settings.user_deactivation}
                />
                <FieldGroup label="Attributes that need no map">
                  {predefined.map((name) => (
                    <CheckField
                      key={name}
                      name={name}
                      label={inWords(name)}
                      defaultChecked={settings.predefined_attributes.includes(name)}
                    />
                  ))}
                </FieldGroup>
                <TextField
                  name="custom_attributes"
                  label="Your own attributes"
                  rows={5}
                  isCode
                  hint="One a line, such as level or level = urn:example:level. A star after the name, as in level*, has the log report users who lack it."
                  defaultValue={linesOf(settings.custom_attributes)}
                />
              </Form>
            </Narrow>
          </Card>
        )}
      </Shown>
    </>
  )
}
