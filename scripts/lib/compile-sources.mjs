import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, version as esbuild } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Folders with what tests load. */
const folders = ['src', 'test', 'scripts', 'bench']

/** `src/app.ts` is `src/app.js` in the folder. */
const compiledName = (path) => path.replace(/\.tsx?$/, '.js')

/** Of a path from the root of the repository. Test files are Vitest's own. */
const isCompiled = (path) =>
  folders.some((folder) => path.startsWith(`${folder}/`)) && /(?<!\.d|\.test)\.tsx?$/.test(path)

/**
 * Compiles every source to a file of its own, so that Node loads it without a hook: some three thousand modules take 3 s of the processor,
 * and 7 s through tsx. All of them take 4 s; of what was compiled before, only sources whose content is another one are compiled again, and
 * nothing stays of sources that are gone. Modules find files by the place of their source, and stack traces name it.
 *
 * @param {string} outdir from the root of the repository, and within it for the sake of `node_modules`
 * @param {ReadonlyMap<string, string>} [replaced] other texts of sources, by their path from the root
 */
export async function compileSources(outdir, replaced = new Map()) {
  const out = join(root, outdir)
  const texts = new Map(listSources().map((source) => [source, replaced.get(source) ?? read(join(root, source)) ?? '']))
  const present = new Set(listFiles(out))
  const before = readHashes(out)
  const hashes = Object.fromEntries([...texts].map(([source, text]) => [source, hash(text)]))
  const changed = [...texts.keys()].filter(
    (source) => hashes[source] !== before[source] || !present.has(join(out, compiledName(source))),
  )
  write(join(out, 'package.json'), packageFile)
  for (const [path, text] of await compile(changed, texts, out)) write(path, text)
  const wanted = new Set(Object.keys(hashes).map((source) => join(out, compiledName(source))))
  for (const path of present)
    if (/\.js(\.map)?$/.test(path) && !wanted.has(path.replace(/\.map$/, ''))) rmSync(path, { force: true })
  write(hashesFile(out), JSON.stringify({ compiler: compilerHash(), hashes }))
}

function listSources() {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)))
    .filter(isCompiled)
}

function listFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** @returns the texts of the files to write, by their paths */
async function compile(sources, texts, out) {
  if (sources.length === 0) return new Map()
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: sources,
    outdir: out,
    outbase: root,
    bundle: false,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    jsx: 'automatic',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [
      otherTexts(
        sources.filter((source) => texts.get(source) !== read(join(root, source))),
        texts,
      ),
    ],
  })
  const files = new Map(outputFiles.map(({ path, text }) => [path, text]))
  for (const source of sources) {
    const path = join(out, compiledName(source))
    files.set(path, withPlaces(files.get(path), join(root, source)))
  }
  return files
}

/** The hashes of the sources that were compiled before, in the way that they would be now. */
function readHashes(out) {
  const { compiler, hashes } = JSON.parse(read(hashesFile(out)) ?? '{}')
  return compiler === compilerHash() ? hashes : {}
}

const hashesFile = (out) => join(out, 'sources.json')

const compilerHash = () => hash(`${esbuild} ${read(fileURLToPath(import.meta.url))}`)

const hash = (text) => createHash('sha256').update(text).digest('base64')

const packageFile = JSON.stringify({ type: 'module', imports: { '#test/*': './test/*', '#*': './src/*' } })

/** Compiled modules import one another; what isn't compiled is where it was, and modules say that they are where their source is. */
function withPlaces(text, source) {
  return text
    .replace(/(\bfrom |\bimport |\bimport\()(["`])((?:#|\.\.?\/)[^"`\n]*)\.tsx?\2/g, '$1$2$3.js$2')
    .replace(
      /(\bfrom |\bimport |\bimport\()"(\.\.?\/[^"\n]*\.(?:mjs|cjs|json))"/g,
      (_, before, name) => `${before}"${pathToFileURL(join(dirname(source), name)).href}"`,
    )
    .replaceAll('import.meta.url', () => JSON.stringify(pathToFileURL(source).href))
}

/** @returns {import('esbuild').Plugin} */
function otherTexts(sources, texts) {
  const names = sources.map((path) => path.replaceAll('.', '\\.'))
  return {
    name: 'other-texts',
    setup({ onLoad }) {
      if (sources.length === 0) return
      onLoad({ filter: new RegExp(`/(${names.join('|')})$`) }, ({ path }) => ({
        contents: texts.get(relative(root, path)),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }))
    },
  }
}

/** In one step, so that a run beside this one finds the file before or the file after. */
function write(path, text) {
  if (read(path) === text) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, text)
  renameSync(`${path}.${process.pid}`, path)
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Has tests load what {@link compileSources} compiled.
 *
 * @param {string} outdir
 * @returns {import('vite').Plugin}
 */
export function compiledSources(outdir) {
  return {
    name: 'compiled-sources',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!/\.tsx?$/.test(source)) return undefined
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
      const path = resolved && relative(root, resolved.id)
      return path && isCompiled(path) ? join(root, outdir, compiledName(path)) : resolved
    },
  }
}
