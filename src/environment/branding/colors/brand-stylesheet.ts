import { type AccentColors, accentColors } from './accent.ts'
import { parseHex } from './color.ts'
import { defaultAccent, known, type Mode } from './surfaces.ts'

/** Colours of an environment as its operator entered them: `#rgb` or `#rrggbb`. */
export interface Accents {
  accent?: string | null | undefined
  /** For dark mode, if the brand has a separate colour. */
  accentDark?: string | null | undefined
}

/**
 * The colours that are shown: the accent, or ours without one, corrected in each mode to a contrast of 4.5:1 for text
 * and 3:1 for the outline of controls. A value that is not a colour is left out.
 */
export function brandColors(accents: Accents): Record<Mode, AccentColors> {
  const light = parseHex(accents.accent ?? '') ?? known(defaultAccent)
  const dark = parseHex(accents.accentDark ?? '') ?? light
  return { light: accentColors(light, 'light'), dark: accentColors(dark, 'dark') }
}

/** The stylesheet to serve in addition to assets/hosted-pages.css: custom properties for light and dark. */
export function brandStylesheet(accents: Accents): string {
  const colors = brandColors(accents)
  const root = (mode: Mode) => {
    const { control, controlHover, onControl, line, outline, text } = colors[mode]
    return `:root{--gh-accent:${control};--gh-accent-hover:${controlHover};--gh-accent-line:${line};--gh-accent-outline:${outline};--gh-on-accent:${onControl};--gh-accent-text:${text}}`
  }
  return `${root('light')}\n@media (prefers-color-scheme:dark){${root('dark')}}\n`
}
