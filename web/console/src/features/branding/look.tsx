import type { Answer } from '../../api/client.ts'
import { ColorField } from '../../ui/color-field.tsx'
import { Card } from '../../ui/facts.tsx'
import { CheckField, TextField } from '../../ui/form.tsx'
import styles from './branding.module.css'
import { Contrast } from './contrast.tsx'
import type { Draft } from './draft.ts'

export function Look({
  draft,
  shown,
  colors,
}: {
  /** What the fields begin with. */
  draft: Draft
  /** What they hold now. */
  shown: Draft
  colors: Answer<'GET /environments/current/branding'>['colors'] | undefined
}) {
  const address = (name: 'logo_url' | 'logo_dark_url' | 'icon_url' | 'favicon_url' | 'terms_url' | 'privacy_url') => ({
    name,
    type: 'url',
    defaultValue: draft[name] ?? '',
  })
  return (
    <>
      <Card title="Name and logo">
        <div className={styles.fields}>
          <TextField
            name="name"
            label="Name"
            hint="Empty: the name of the environment."
            defaultValue={draft.name ?? ''}
          />
          <TextField
            {...address('logo_url')}
            label="Logo"
            hint="An https address. Shown 32 px high, in place of the name."
          />
          <TextField {...address('logo_dark_url')} label="Logo on dark" hint="Empty: the same logo." />
          <TextField {...address('icon_url')} label="Icon" hint="A square, before the name where there is no logo." />
          <TextField {...address('favicon_url')} label="Icon of the browser tab" hint="Empty: the icon." />
        </div>
      </Card>
      <Card title="Colors">
        <div className={styles.fields}>
          <ColorField name="accent" label="Accent" hint="Of buttons and links." defaultValue={draft.accent ?? ''} />
          <ColorField
            name="accent_dark"
            label="Accent on dark"
            hint="Empty: the same accent."
            defaultValue={draft.accent_dark ?? ''}
          />
          <Contrast colors={colors} accent={shown.accent} accentDark={shown.accent_dark ?? shown.accent} />
        </div>
      </Card>
      <Card title="Below every page">
        <div className={styles.fields}>
          <TextField {...address('terms_url')} label="Terms of service" />
          <TextField {...address('privacy_url')} label="Privacy policy" />
          <CheckField name="powered_by" label="Show “Powered by Gatehouse”" defaultChecked={draft.powered_by} />
        </div>
      </Card>
    </>
  )
}
