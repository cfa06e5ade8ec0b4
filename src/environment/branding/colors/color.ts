/** sRGB channels from 0 to 1, the colour as a screen gets it. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** A colour by perceived lightness (0 black, 1 white), colourfulness and hue in radians. */
export interface Oklch {
  lightness: number
  chroma: number
  hue: number
}

/**
 * Reads `#rgb` and `#rrggbb`; anything else is `undefined`. Only colours parsed by this function reach a stylesheet, so
 * a branding value cannot inject other CSS.
 */
export function parseHex(value: string): Rgb | undefined {
  const digits = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(value)
  if (!digits) return undefined
  const hex = digits[2] ?? (digits[1] ?? '').replaceAll(/./g, '$&$&')
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return [channel(0), channel(2), channel(4)]
}

export function toHex(color: Rgb): string {
  return `#${color
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** https://bottosson.github.io/posts/oklab/ */
export function toOklch([red, green, blue]: Rgb): Oklch {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, bb),
    hue: Math.atan2(bb, a),
  }
}

/** Keeps lightness and hue and reduces chroma until the colour is in gamut. */
export function fromOklch(color: Oklch): Rgb {
  for (let chroma = color.chroma; chroma > 0.002; chroma *= 0.95) {
    const rgb = convert({ ...color, chroma })
    if (rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005)) return clamp(rgb)
  }
  return clamp(convert({ ...color, chroma: 0 }))
}

export function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function convert({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function fromLinear(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055
}

function clamp(rgb: Rgb): Rgb {
  const unit = (channel: number) => Math.min(1, Math.max(0, channel))
  return [unit(rgb[0]), unit(rgb[1]), unit(rgb[2])]
}
