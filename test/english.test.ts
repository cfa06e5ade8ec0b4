import { expect, test } from 'vitest'
import { files, prose, read } from './repository.ts'

/** Words that a reader has to decode, and what to say instead. */
const words: [words: string, instead: string][] = [
  ['whoever|whomever', 'the caller, a user, an attacker, anyone who'],
  ['somebody', 'someone'],
  ['anybody', 'anyone'],
  ['nobody', 'no one'],
  ['everybody', 'everyone'],
  ['anew', 'again'],
  ['(?:is|are) none of', 'is not a'],
  ['(?:is|are) led to', 'is sent to, is redirected to'],
  ['(?:is|are) told(?! apart| from)', 'gets, learns, is notified'],
]
const any = words.map(([word]) => word).join('|')

/** Within a sentence: values of tests, such as a user called `nobody`, stand alone. */
const inSentence = new RegExp(
  `[\\w’'”)] ?[,;]? (?:${any})(?![\\w@/:*-])|(?<![\\w@/.$*_-])(?:${any})[,;]? [\\w“‘(]|[*/] (?:${any})[.,]?$`,
  'i',
)

/** Released migrations never change; the security catalogue, the vendor, other languages and this list have their own words. */
const notChecked =
  /^migrations\/|^docs\/security-controls\.md$|^test\/(english\.test\.ts|contract\/.*\.json)|\/texts\/(de|es|fr|ja|pt-br)\.ts$|package-lock|CHANGELOG|\.generated\./

/** Comments and quoted texts of a line of code, without its names. */
const spoken = (code: string) =>
  code.replace(/^.*$/gm, (line) =>
    [...line.matchAll(/\/[/*].*$|^\s*\*.*$|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`?/g)].join(' '),
  )

test.each([
  ['code', /\.(tsx?|mjs|cjs|js)$/, spoken],
  ['documents', /\.md$/, (text: string) => prose(text).replace(/`[^`\n]*`/g, '')],
])('comments, messages and names of tests in %s use words that a native reader expects', (_, kind, plain) => {
  const lines = files
    .filter((path) => kind.test(path) && !notChecked.test(path))
    .flatMap((path) =>
      plain(read(path))
        .split('\n')
        .flatMap((line) => (inSentence.test(line) ? [`${path}: ${line.trim()}`] : [])),
    )

  expect(lines, words.map(([word, instead]) => `${word} → ${instead}`).join('\n')).toEqual([])
})
