import type { ReactNode } from 'react'
import type { Answer, Input } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { announce } from '../../ui/toasts.tsx'

export type SignInSettings = Answer<'GET /environments/current/sign_in_settings'>
type Change = NonNullable<Input<'PATCH /environments/current/sign_in_settings'>['body']>

/** A form for some of the sign-in settings; the others stay as they are. */
export function SettingsForm({
  title,
  settings,
  toChange,
  children,
}: {
  title: string
  settings: SignInSettings
  toChange: (values: FormValues) => Change
  children: ReactNode
}) {
  const change = useChange('PATCH /environments/current/sign_in_settings')
  return (
    <Card title={title}>
      <Narrow>
        <Form
          action="Save"
          change={change}
          of={[settings]}
          onSubmit={(values) =>
            change.mutate(
              { seen: values.seen, body: toChange(values) },
              { onSuccess: () => announce('Saved the settings.') },
            )
          }
        >
          {children}
        </Form>
      </Narrow>
    </Card>
  )
}
