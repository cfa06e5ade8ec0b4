import { spawn } from 'node:child_process'
import { mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Program } from './child.ts'
import type { CleanUp } from './clean-up.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** How the processes of a run are started: `src/main`, `bench/load` and the like, with the probe in each. */
export type Programs = (module: string) => Program

/** From the sources, through tsx: starts at once, and wraps functions in a way that costs time. For smoke runs. */
export const fromSources: Programs = (module) => ({
  module: `${root}${module}.ts`,
  execArgv: ['--import', 'tsx', '--import', pathToFileURL(`${root}bench/probe.ts`).href],
})

/**
 * Compiles product and benches as `npm run build` does, into a folder of the run's own: what is measured is what is
 * shipped, and stays the same while files are edited.
 */
export async function compile(cleanUp: CleanUp): Promise<Programs> {
  const target = `${root}node_modules/.cache/gatehouse-bench-${process.pid}/`
  cleanUp.later(() => rm(target, { recursive: true, force: true }))
  await mkdir(target, { recursive: true })
  const output = await runCompiler(target)
  // The compiler writes what it can; a type error elsewhere need not stop a measurement.
  if (output !== '') console.error(`The compiler complains; measured all the same:\n${output}`)
  const compiled = await readdir(target)
  for (const name of ['package.json', 'migrations', 'assets', 'web', 'node_modules']) {
    if (!compiled.includes(name)) await symlink(`${root}${name}`, `${target}${name}`)
  }
  return (module) => ({
    module: `${target}${module}.js`,
    execArgv: ['--import', pathToFileURL(`${target}bench/probe.js`).href],
  })
}

function runCompiler(target: string): Promise<string> {
  const compiler = `${root}node_modules/typescript-native/bin/tsc`
  const child = spawn(process.execPath, [compiler, '-p', `${root}bench/tsconfig.json`, '--outDir', target])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => resolve(output))
  })
}
