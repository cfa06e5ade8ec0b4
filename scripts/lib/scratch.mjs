import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** What a full run may put into it, in bytes; it was seen to take 3.7 GiB. */
const mostTaken = 6 * 2 ** 30

/**
 * Makes a folder for what tests leave behind, in memory where there is plenty: they make some hundred databases, which a slow
 * disk takes long for. What is in memory outlives a killed process too, and no test cuts the power.
 */
export function makeScratch() {
  if (hasRoom()) {
    const folder = mkdtempSync(join(memory, 'gh-test-'))
    if (mayRunPrograms(folder)) return folder
    rmSync(folder, { recursive: true })
  }
  return mkdtempSync(join(tmpdir(), 'gh-test-'))
}

function hasRoom() {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    // Half of the memory is for the tests themselves. A container may have less of it than the machine.
    return Math.min(bavail * bsize, process.availableMemory() / 2) >= mostTaken
  } catch {
    return false
  }
}

/** Tests copy programs, and file systems in memory may be mounted so that none runs. */
function mayRunPrograms(folder) {
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\n')
  chmodSync(program, 0o700)
  const { status } = spawnSync(program)
  rmSync(program)
  return status === 0
}
