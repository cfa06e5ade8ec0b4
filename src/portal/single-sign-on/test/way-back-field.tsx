import { TextField } from '#pages/kit/index.ts'
import type { PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'
import type { WayBack } from './way-back.ts'

/** Asks where to send a way back before single sign-on is switched on, or says what to do without one. */
export function WayBackField({ page, wayBack }: { page: PortalContext; wayBack: WayBack }) {
  const text = texts.test(page).wayBack
  if (wayBack === undefined) return <p className="gp-soft">{text.none(page.brand.name)}</p>
  return (
    <TextField
      name="email"
      type="email"
      label={text.label}
      hint={text.hint}
      state={wayBack}
      autoComplete="email"
      inputMode="email"
      required={false}
      maxLength={254}
      autoFocus={wayBack.error !== undefined}
    />
  )
}
