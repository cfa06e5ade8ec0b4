// `npm run installation -- FOLDER`: puts the built server and the packages it needs into a new folder, to run in production.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeInstallation } from './lib/installation.mjs'
import { giveUp, StepError } from './lib/steps.mjs'

const [folder] = process.argv.slice(2)
try {
  if (folder === undefined) throw new StepError('Give a new folder: npm run installation -- FOLDER')
  await makeInstallation(dirname(dirname(fileURLToPath(import.meta.url))), resolve(folder))
} catch (error) {
  giveUp(error)
}
