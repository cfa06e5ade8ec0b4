import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { brandStylesheet } from './brand-stylesheet.ts'
import { contrast } from './contrast.ts'
import { defaultAccent, known, type Mode, surfaces } from './surfaces.ts'

const baseCss = readFileSync(new URL('../../../../assets/hosted-pages.css', import.meta.url), 'utf8')

/** Custom properties of the two `:root` blocks. */
function properties(css: string): Record<Mode, Record<string, string>> {
  const [light = {}, dark = {}] = [...css.matchAll(/:root\s*\{([^}]*)\}/g)].map(([, block = '']) =>
    Object.fromEntries(
      [...block.matchAll(/--gh-([\w-]+):\s*([^;}]+)/g)].map(([, name, value]) => [name, value?.trim()]),
    ),
  )
  return { light, dark }
}

/** Lehmer's generator, so that a failing colour can be found again. */
function* randomColors(count: number, seed = 20_260_801): Generator<string> {
  let state = seed
  for (let i = 0; i < count; i++) {
    state = (state * 48_271) % 2_147_483_647
    yield `#${(state % 0x1000000).toString(16).padStart(6, '0')}`
  }
}

const corners = [
  '#000',
  '#fff',
  '#f00',
  '#0f0',
  '#00f',
  '#ff0',
  '#0ff',
  '#f0f',
  '#808080',
  '#767676',
  '#959595',
  '#ffd60a',
]

test('whatever the brand colour, text reaches 4.5:1 and controls 3:1 in light and dark', () => {
  for (const accent of [...corners, ...randomColors(1500)]) {
    const colors = properties(brandStylesheet({ accent }))
    for (const mode of ['light', 'dark'] as const) {
      const color = (name: string) => known(colors[mode][name] ?? '')
      for (const surface of [known(surfaces[mode].card), known(surfaces[mode].page)]) {
        expect(contrast(color('accent-text'), surface), `${accent} link, ${mode}`).toBeGreaterThanOrEqual(4.5)
        expect(contrast(color('accent-line'), surface), `${accent} outline, ${mode}`).toBeGreaterThanOrEqual(3)
      }
      expect(contrast(color('on-accent'), color('accent')), `${accent} button, ${mode}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(color('on-accent'), color('accent-hover')), `${accent} button, ${mode}`).toBeGreaterThanOrEqual(
        4.5,
      )
    }
  }
})

test('a light brand colour stays as it is, under dark text and in an outline that shows the control', () => {
  for (const accent of ['#ffd60a', '#ffff00', '#98f5e1', '#ffb3c7']) {
    const { light } = properties(brandStylesheet({ accent }))
    expect(light).toMatchObject({ accent, 'on-accent': surfaces.light.ink })
    expect(light['accent-outline']).toBe(light['accent-line'])
    expect(light['accent-line']).not.toBe(accent)
  }
  expect(properties(brandStylesheet({ accent: '#3e63dd' })).light['accent-outline']).toBe('transparent')
})

test('a colour that is good enough stays as it is', () => {
  expect(properties(brandStylesheet({ accent: '#3E63DD' })).light.accent).toBe('#3e63dd')
  expect(properties(brandStylesheet({ accent: '#ffd60a' })).dark.accent).toBe('#ffd60a')
})

test('dark mode takes its own colour where there is one', () => {
  const { light, dark } = properties(brandStylesheet({ accent: '#e11d48', accentDark: '#00d4aa' }))

  expect([light.accent, dark.accent]).toEqual(['#e11d48', '#00d4aa'])
})

test('a black brand has light buttons at night', () => {
  expect(properties(brandStylesheet({ accent: '#000' })).dark).toMatchObject({
    accent: '#edeef0',
    'on-accent': '#1c2024',
  })
})

test.each(['red', '#12345', '#3e63dd}body{display:none', 'url(https://example.com)', '</style>', '#fff\n', ''])(
  'nothing but a colour gets into the stylesheet: %j',
  (accent) => {
    expect(brandStylesheet({ accent, accentDark: accent })).toBe(brandStylesheet({ accent: defaultAccent }))
  },
)

test('the stylesheet of all pages has the surfaces that the accent is measured against, and the default accent', () => {
  const base = properties(baseCss)
  const accent = properties(brandStylesheet({}))
  for (const mode of ['light', 'dark'] as const) {
    const { card, page } = surfaces[mode]
    expect(base[mode]).toMatchObject({ card, page, ...accent[mode] })
  }
  expect(base.light.ink).toBe(surfaces.light.ink)
  expect(base.dark.ink).toBe(surfaces.dark.ink)
})
