// Makes the three Inter files that the hosted pages load, from the packaged Inter (weights 400 to 600, the features
// the pages use). A page in English loads the first one only; the others come when a name needs them, by the
// `unicode-range` of assets/hosted-pages.css, which must list the same characters.
// Run after an update of @fontsource-variable/inter: node assets/fonts/subset-inter.mjs
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const source = new URL('../../node_modules/@fontsource-variable/inter/', import.meta.url)

const subsets = {
  latin: {
    ranges: [
      [0x20, 0x7e],
      [0xa0, 0xff],
      [0x131, 0x131],
      [0x152, 0x153],
      [0x2009, 0x2014],
      [0x2018, 0x201e],
      [0x2022, 0x2026],
      [0x202f, 0x203a],
      [0x20ac, 0x20ac],
      [0x2122, 0x2122],
      [0x2212, 0x2212],
    ],
    features: ['kern', 'mark', 'ccmp', 'locl', 'tnum'],
  },
  'latin-ext': {
    ranges: [
      [0x100, 0x130],
      [0x132, 0x151],
      [0x154, 0x17f],
      [0x1cd, 0x1d4],
      [0x218, 0x21b],
      [0x1e9e, 0x1e9e],
    ],
    features: ['kern', 'mark', 'ccmp', 'locl'],
  },
  vietnamese: {
    ranges: [
      [0x1a0, 0x1a1],
      [0x1af, 0x1b0],
      [0x1ea0, 0x1ef9],
    ],
    features: ['kern', 'mark', 'ccmp'],
  },
}

for (const [name, { ranges, features }] of Object.entries(subsets)) {
  const text = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  )
  const font = await subsetFont(
    await readFile(new URL(`files/inter-${name}-wght-normal.woff2`, source)),
    text.join(''),
    {
      targetFormat: 'woff2',
      variationAxes: { wght: { min: 400, max: 600, default: 400 } },
      keepFeatures: features,
      noHinting: true,
    },
  )
  await writeFile(new URL(`inter-${name}.woff2`, import.meta.url), font)
  console.log(`inter-${name}.woff2 ${font.length} bytes`)
}
await copyFile(new URL('LICENSE', source), new URL('OFL.txt', import.meta.url))
