import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { controls, type RadarSettings } from './control-texts.ts'
import { Sections } from './sections.tsx'

const actions = [
  { value: 'off', text: 'Off' },
  { value: 'log', text: 'Only log' },
  { value: 'challenge', text: 'Ask for a code' },
  { value: 'block', text: 'Block' },
] as const
const noticeActions = [
  { value: 'off', text: 'Off' },
  { value: 'log', text: 'Only log' },
  { value: 'notify', text: 'Send the user an email' },
  { value: 'challenge', text: 'Ask for a code' },
  { value: 'block', text: 'Block' },
] as const
const names = ['off', 'log', 'challenge', 'block'] as const
const noticeNames = ['off', 'log', 'notify', 'challenge', 'block'] as const

/** What each control does when it finds something. */
export function RadarControls() {
  const read = useRead('GET /environments/current/radar_settings', {})
  return (
    <>
      <Sections />
      <Shown of={read}>
        {(settings) => (
          <>
            <Controls settings={settings} />
            <HowItActs settings={settings} />
          </>
        )}
      </Shown>
    </>
  )
}

function Controls({ settings }: { settings: RadarSettings }) {
  const change = useChange('PATCH /environments/current/radar_settings')
  return (
    <Card title="Controls">
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
                  restriction: values.choice('restriction', names),
                  bot_detection: values.choice('bot_detection', names),
                  brute_force_attack: values.choice('brute_force_attack', names),
                  impossible_travel: values.choice('impossible_travel', names),
                  repeat_sign_up: values.choice('repeat_sign_up', names),
                  disposable_email_domain: values.choice('disposable_email_domain', names),
                  unrecognized_device: values.choice('unrecognized_device', noticeNames),
                  stale_account: values.choice('stale_account', noticeNames),
                },
              },
              { onSuccess: () => announce('Saved the controls.') },
            )
          }
        >
          {controls.map(({ name, title, finds, notifies = false }) => (
            <ChoiceField
              key={name}
              name={name}
              label={title}
              hint={finds}
              defaultValue={settings[name]}
              options={notifies ? noticeActions : actions}
            />
          ))}
        </Form>
      </Narrow>
    </Card>
  )
}

function HowItActs({ settings }: { settings: RadarSettings }) {
  const change = useChange('PATCH /environments/current/radar_settings')
  return (
    <Card title="How it acts">
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
                  challenge_channel: values.choice('challenge_channel', ['email', 'sms']),
                  standalone: values.choice('standalone', ['off', 'log', 'enforce']),
                },
              },
              { onSuccess: () => announce('Saved how Radar acts.') },
            )
          }
        >
          <ChoiceField
            name="challenge_channel"
            label="Codes are sent by"
            hint="At a sign-in, users without a verified phone always get an email."
            defaultValue={settings.challenge_channel}
            options={[
              { value: 'email', text: 'Email' },
              { value: 'sms', text: 'Text message' },
            ]}
          />
          <ChoiceField
            name="standalone"
            label="Applications with their own sign-in"
            hint="They ask with POST /radar/attempts."
            defaultValue={settings.standalone}
            options={[
              { value: 'enforce', text: 'Get the verdict' },
              { value: 'log', text: 'Are always allowed; the verdict is only logged' },
              { value: 'off', text: 'May not ask' },
            ]}
          />
        </Form>
      </Narrow>
    </Card>
  )
}
