import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'

/** A step that could not be done, in words that say what to do next. */
export class StepError extends Error {}

/** Reports a `StepError` without a stack trace and ends the process; for the `catch` of a script. */
export function giveUp(error) {
  console.error(error instanceof StepError ? `\n${error.message}\n` : error)
  process.exit(1)
}

/**
 * Does a piece of work under a line like `Building… 2 s`, which counts while it lasts on a terminal.
 * The line goes to standard error, so that the output of what is started stays its own.
 */
export async function step(label, work) {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  process.stderr.write(`${label}…`)
  const ticking = process.stderr.isTTY
    ? setInterval(() => process.stderr.write(`\r${label}… ${seconds()}`), 1000)
    : undefined
  try {
    return await work()
  } finally {
    clearInterval(ticking)
    process.stderr.write(process.stderr.isTTY ? `\r${label}… ${seconds()}\n` : ` ${seconds()}\n`)
  }
}

/**
 * Runs a program and keeps its output to itself. A patient one gets what others leave of the processors.
 *
 * @returns exit code and output; the code is 127 when the program does not exist.
 */
export function run(command, args, { env = process.env, cwd, isPatient = false } = {}) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    if (isPatient && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs a program that writes to this terminal, and returns its exit code. */
export function runInTerminal(command, args, { env = process.env, cwd } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, cwd, stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** Command and arguments for npm: the one that started this script, if it was npm. */
export function npm(...args) {
  const cli = process.env.npm_execpath
  if (cli && basename(cli) === 'npm-cli.js') return [process.execPath, [cli, ...args]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
}

/** The end of a program's output, for an error message. */
export function tail(output, lines = 30) {
  return output.trimEnd().split('\n').slice(-lines).join('\n')
}
