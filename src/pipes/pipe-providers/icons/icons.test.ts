import { useMode as defineMode, modeLrgb, modeRgb, wcagContrast } from 'culori/fn'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { pipeProviders } from '../providers/index.ts'
import { drawIcon, type IconMode } from './draw-icon.ts'
import { iconPathsOf } from './icon-files.ts'

for (const mode of [modeRgb, modeLrgb]) defineMode(mode)

/** Of pages and cards, ours and those of the widgets. */
const pages: Record<IconMode, string[]> = { light: ['#ffffff', '#f9f9fb'], dark: ['#111113', '#18191b'] }

test('every known service has a drawing of its own with enough contrast on its tile and on light and dark pages', () => {
  const drawings = new Set<string>()
  for (const { slug, icon } of pipeProviders) {
    if (icon === undefined) throw new Error(`${slug} has no icon.`)
    for (const path of [icon.lines, icon.areas ?? '']) expect(path, slug).toMatch(/^[Mahlvzcs0-9 .CHLVZSA-]*$/)
    drawings.add(icon.lines)
    for (const mode of ['light', 'dark'] as const) {
      const svg = drawIcon(icon, mode)
      const [, pen = ''] = /<path[^>]* stroke="(#[0-9a-f]{6})"/.exec(svg) ?? []
      const [, outline] = /<rect[^>]* stroke="(#[0-9a-f]{6})"/.exec(svg) ?? []
      const tile = [...svg.matchAll(/stop-color="(#[0-9a-f]{6})"/g)].map(([, color = '']) => color)
      expect(tile).toHaveLength(2)
      for (const color of tile) {
        expect(wcagContrast(color, pen), `${slug}, ${mode}: ${pen} on ${color}`).toBeGreaterThanOrEqual(3)
        const edge = outline ?? color
        for (const page of pages[mode])
          expect(wcagContrast(edge, page), `${slug}, ${mode}: ${edge} on ${page}`).toBeGreaterThanOrEqual(3)
      }
    }
  }
  expect(drawings.size).toBe(pipeProviders.length)
})

test('[W-1] an icon is kept by browsers for good, shown by any page, and does nothing where it is opened by itself', async () => {
  const { url } = await startServer()
  const { light = '', dark = '' } = iconPathsOf({ slug: 'github', custom_provider: null }) ?? {}
  expect(light).not.toBe(dark)
  const { status, headers } = await fetch(url + light)
  expect([status, Object.fromEntries(headers)]).toMatchObject([
    200,
    {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    },
  ])
  expect((await fetch(url + light.replace('.light.', '.neon.'))).status).toBe(404)
})
