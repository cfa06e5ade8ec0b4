import { Card } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import styles from './branding.module.css'
import { type PreviewedPage, replaceable } from './texts.ts'

type Copy = { readonly [name in (typeof replaceable)[number]['name']]?: string }

/** The texts of the language that the preview shows. A field that is entered shows its page. */
export function Texts({
  texts,
  defaults,
  onFocus,
}: {
  texts: Copy
  defaults: Copy | undefined
  onFocus: (page: PreviewedPage) => void
}) {
  return (
    <Card title="Texts">
      <div className={styles.fields}>
        <p className={styles.hint}>In the language of the preview. Empty fields keep the default.</p>
        {replaceable.map(({ name, page, label }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={hintOf(defaults, name)}
            defaultValue={texts[name] ?? ''}
            onFocus={() => onFocus(page)}
          />
        ))}
      </div>
    </Card>
  )
}

/** Never empty, so that nothing moves when the default arrives. */
function hintOf(defaults: Copy | undefined, name: keyof Copy): string {
  if (defaults === undefined) return '\u00a0'
  const text = defaults[name]
  return text === undefined ? 'None by default' : `Default: ${text}`
}
