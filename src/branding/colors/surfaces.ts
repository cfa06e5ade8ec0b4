import { parseHex, type Rgb } from './color.ts'

export type Mode = 'light' | 'dark'

/**
 * What the accent has to stand out from. The same values are written in assets/hosted-pages.css (a test compares
 * them): the card, the page around it, and the darkest text a light button may carry.
 */
export const surfaces: Record<Mode, { card: string; page: string; ink: string }> = {
  light: { card: '#ffffff', page: '#f9f9fb', ink: '#1c2024' },
  dark: { card: '#18191b', page: '#111113', ink: '#edeef0' },
}

export const defaultAccent = '#3e63dd'

/** For colours that stand in this code; a branding value goes through `parseHex`. */
export function known(hex: string): Rgb {
  const color = parseHex(hex)
  if (!color) throw new TypeError(`${hex} is not a colour`)
  return color
}
