import { accentColors } from './accent.ts'
import { parseHex } from './color.ts'
import { defaultAccent, known, type Mode } from './surfaces.ts'

/** Colours of an environment as its operator entered them: `#rgb` or `#rrggbb`. */
export interface Branding {
  accent?: string | null | undefined
  /** For dark mode, where the brand has a colour of its own for it. */
  accentDark?: string | null | undefined
}

/**
 * The stylesheet to serve beside assets/hosted-pages.css: custom properties for light and dark, each corrected to a
 * contrast of 4.5:1 for text and 3:1 for controls. A value that is not a colour is left out; the default stands in.
 */
export function brandStylesheet(branding: Branding): string {
  const light = parseHex(branding.accent ?? '') ?? known(defaultAccent)
  const dark = parseHex(branding.accentDark ?? '') ?? light
  const root = (mode: Mode) => {
    const { control, controlHover, onControl, text } = accentColors(mode === 'light' ? light : dark, mode)
    return `:root{--gh-accent:${control};--gh-accent-hover:${controlHover};--gh-on-accent:${onControl};--gh-accent-text:${text}}`
  }
  return `${root('light')}\n@media (prefers-color-scheme:dark){${root('dark')}}\n`
}
