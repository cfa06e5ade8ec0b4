import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const chartFolder = 'deploy/helm/gatehouse'

/**
 * Tells whether what was rendered is of this chart and these values. The version of a release is left out, because it is the only
 * thing that a release changes.
 *
 * @param {string} root
 * @param {string} values a file of test/helm/values
 */
export function digestOfChart(root, values) {
  const folder = join(root, chartFolder)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .toSorted()
  const sha = createHash('sha256')
  for (const path of [...files, join(root, 'test/helm/values', values)])
    sha.update(readFileSync(path, 'utf8').replaceAll(/^(version|appVersion): .*/gm, ''))
  return sha.digest('hex')
}
