import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm, run, StepError, tail } from './steps.mjs'

/**
 * The packages that a release contains, in the versions of package-lock.json: those of the server, and those of the console, which
 * is bundled. `npm sbom --omit dev` of the repository is not that list: it leaves out what a tool needs too, such as `pg` and
 * `react`. So it gets a manifest without tools, in a folder that is made for it.
 *
 * @param {string} root
 * @param {string} folder does not exist yet; its name is the name in the list
 * @returns {Promise<string>} CycloneDX
 * @throws StepError
 */
export async function billOfMaterials(root, folder) {
  const { name, version, license, dependencies } = readJson(join(root, 'package.json'))
  const { dependencies: bundled } = readJson(join(root, 'web/console/package.json'))
  mkdirSync(folder)
  const manifest = { name, version, license, dependencies: { ...bundled, ...dependencies } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const file of ['package-lock.json', '.npmrc']) cpSync(join(root, file), join(folder, file))
  await ask('install', '--package-lock-only', '--ignore-scripts', '--prefer-offline')
  return ask('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only')

  async function ask(...args) {
    const { code, output } = await run(...npm(...args), { cwd: folder })
    if (code !== 0) throw new StepError(`${tail(output)}\n\nnpm ${args.join(' ')} failed (exit code ${code}).`)
    return output
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
