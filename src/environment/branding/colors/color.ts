import {
  useMode as defineMode,
  formatHex,
  modeLrgb,
  modeOklch,
  modeRgb,
  type Oklch,
  parseHex as parse,
  type Rgb,
} from 'culori/fn'

export type { Rgb }

/** By perceived lightness (0 black, 1 white), colourfulness and hue in degrees; grey has no hue. */
export const toOklch = defineMode(modeOklch)
const toRgb = defineMode(modeRgb)
// Contrast is measured in linear light.
defineMode(modeLrgb)

/**
 * Reads `#rgb` and `#rrggbb`; anything else is `undefined`. Only colours parsed by this function reach a stylesheet, so
 * a branding value cannot inject other CSS.
 */
export function parseHex(value: string): Rgb | undefined {
  return /^#(?:[0-9a-f]{3}){1,2}$/i.test(value) ? parse(value) : undefined
}

export function toHex(color: Rgb): string {
  return formatHex(color)
}

/** Keeps lightness and hue and reduces chroma until the colour is in gamut. */
export function fromOklch(color: Oklch): Rgb {
  for (let chroma = color.c; chroma > 0.002; chroma *= 0.95) {
    const rgb = toRgb({ ...color, c: chroma })
    if ([rgb.r, rgb.g, rgb.b].every((channel) => channel >= -0.0005 && channel <= 1.0005)) return rgb
  }
  return toRgb({ ...color, c: 0 })
}
