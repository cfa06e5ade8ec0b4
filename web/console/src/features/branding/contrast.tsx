import type { Answer } from '../../api/client.ts'
import styles from './branding.module.css'

type Colors = Answer<'GET /environments/current/branding'>['colors']

/** The colours that pages have in fact: an accent without enough contrast is adjusted. */
export function Contrast({
  colors,
  accent,
  accentDark,
}: {
  colors: Colors | undefined
  accent: string | null
  accentDark: string | null
}) {
  return (
    <table className={styles.contrast} aria-label="Contrast">
      <thead>
        <tr>
          <th scope="col">Shown</th>
          <th scope="col">Button text</th>
          <th scope="col">Links</th>
        </tr>
      </thead>
      <tbody>
        <Row mode="Light" color={colors?.light} given={accent} />
        <Row mode="Dark" color={colors?.dark} given={accentDark} />
      </tbody>
    </table>
  )
}

function Row({ mode, color, given }: { mode: string; color: Colors['light'] | undefined; given: string | null }) {
  return (
    <tr>
      <th scope="row">
        <span className={styles.swatch} style={{ background: color?.control }} />
        {mode} <code>{color?.control ?? ''}</code>
      </th>
      <td>{color === undefined ? '' : `${color.on_control_contrast}:1`}</td>
      <td>
        {color === undefined ? '' : `${color.text_contrast}:1`}
        {color !== undefined && given !== null && isAdjusted(color, given) ? (
          <p className={styles.warning}>{adjustment(color, given)}</p>
        ) : null}
      </td>
    </tr>
  )
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

function isAdjusted({ control, text }: Colors['light'], given: string): boolean {
  const whole = toWhole(given)
  return !same(control, whole) || !same(text, whole)
}

/** In words: what is shown in the place of the colour that was given. */
function adjustment({ control, text }: Colors['light'], given: string): string {
  const changed = [
    ...(same(control, toWhole(given)) ? [] : [`buttons use ${control}`]),
    ...(same(text, toWhole(given)) ? [] : [`links use ${text}`]),
  ]
  return `Too little contrast: ${changed.join(', ')}.`
}

function toWhole(color: string): string {
  return color.length === 4 ? color.replaceAll(/[0-9a-f]/gi, '$&$&') : color
}
