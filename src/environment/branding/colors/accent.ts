import { fromOklch, type Rgb, toHex, toOklch } from './color.ts'
import { contrast, lowestContrast } from './contrast.ts'
import { known, type Mode, surfaces } from './surfaces.ts'

/** WCAG 2.2: 1.4.3 for text, 1.4.11 for what shows a control. */
const TEXT = 4.5
const CONTROL = 3

/** An accent for one mode. Every pair of its colours has enough contrast. */
export interface AccentColors {
  /** Fill of the primary button. */
  control: string
  controlHover: string
  onControl: string
  /** Focus ring. */
  line: string
  /** Border of the primary button: `transparent` where the fill stands out from what is behind. */
  outline: string
  /** Links. */
  text: string
}

const white = known('#ffffff')
const darkInk = known(surfaces.light.ink)

/**
 * Fits a brand colour to a mode: keeps the hue and changes lightness only as far as contrast requires. Colours on which
 * designers put white text keep it. Light ones (yellow, mint) stay what they are under dark text, and a darker outline
 * shows the control, in which yellow turns gold instead of olive. A near-grey without enough contrast becomes the text
 * colour of the mode, so a black brand has white buttons in dark mode, not grey ones.
 */
export function accentColors(brand: Rgb, mode: Mode): AccentColors {
  const { card, page, ink } = surfaces[mode]
  const behind = [known(card), known(page)]
  const away: Direction = mode === 'light' ? 'darker' : 'lighter'

  if (toOklch(brand).c < 0.03 && lowestContrast(brand, behind) < CONTROL) {
    const onControl = mode === 'light' ? white : darkInk
    return named({ control: known(ink), onControl, line: known(ink), text: known(ink) }, behind)
  }

  const text = shift(brand, away, (color) => lowestContrast(color, behind) >= TEXT)
  const line = shift(brand, away, (color) => lowestContrast(color, behind) >= CONTROL)
  if (contrast(brand, white) < 2.5) return named({ control: brand, onControl: darkInk, line, text }, behind)
  const control = shift(line, 'darker', (color) => contrast(color, white) >= TEXT)
  return named({ control, onControl: white, line: control, text }, behind)
}

type Direction = 'darker' | 'lighter'

type Colors = Record<'control' | 'onControl' | 'line' | 'text', Rgb>

function named({ control, onControl, line, text }: Colors, behind: readonly Rgb[]): AccentColors {
  return {
    control: toHex(control),
    controlHover: toHex(hover(control, onControl, behind)),
    onControl: toHex(onControl),
    line: toHex(line),
    outline: toHex(line) === toHex(control) ? 'transparent' : toHex(line),
    text: toHex(text),
  }
}

/** A visible step from the resting colour, in a direction that keeps every contrast that the resting colour has. */
function hover(control: Rgb, onControl: Rgb, behind: readonly Rgb[]): Rgb {
  const standsOut = (color: Rgb) => lowestContrast(color, behind) >= CONTROL
  for (const by of [-0.05, 0.05, -0.03, 0.03, -0.02, 0.02, 0.2]) {
    const color = move(control, by)
    const isSeen = toHex(color) !== toHex(control)
    if (isSeen && contrast(color, onControl) >= TEXT && (standsOut(color) || !standsOut(control))) return color
  }
  return control
}

function shift(color: Rgb, direction: Direction, fits: (color: Rgb) => boolean): Rgb {
  const by = direction === 'darker' ? -0.004 : 0.004
  let result = color
  for (let step = 1; !fits(result) && step <= 250; step++) result = move(color, by * step)
  return result
}

/** Yellow that only gets darker turns olive; turned towards orange, it stays gold. In degrees, for a darkening by `by`. */
function goldenTurn(hue: number, by: number): number {
  const isYellow = hue > 62 && hue < 118
  return by < 0 && isYellow ? Math.min(hue - 62, -by * 110) : 0
}

/** Changes perceived lightness and rounds like the stylesheet, so that the checked colour is the shown one. */
function move(color: Rgb, by: number): Rgb {
  const { l, c, h = 0 } = toOklch(color)
  const target = { l: Math.min(1, Math.max(0, l + by)), c, h: h - goldenTurn(h, by) }
  return known(toHex(fromOklch({ mode: 'oklch', ...target })))
}
