const { readFileSync } = require('node:fs')

const catalog = readFileSync(`${__dirname}/../../src/catalog.ts`, 'utf8')
const imported = catalog.matchAll(/import \{ (\w+) \} from '\.\/(.+)\/slice\.ts'/g)
const folders = new Map([...imported].map(([, name, folder]) => [name, folder]))
const [, list = ''] = /createCatalog\(\[(.*?)\]\)/s.exec(catalog) ?? []

/** The folders of the slices below `src`, in the order of the catalog. */
exports.sliceFolders = list
  .split(/[\s,]+/)
  .filter(Boolean)
  .map((name) => folders.get(name) ?? name)

// An area uses earlier areas only: its slices stand together.
const areas = exports.sliceFolders.map((folder) => folder.split('/')[0])
const split = areas.find((area, i) => areas[i - 1] !== area && areas.indexOf(area) < i)
if (split !== undefined) throw new Error(`src/catalog.ts: the slices of the area ${split} do not stand together.`)
