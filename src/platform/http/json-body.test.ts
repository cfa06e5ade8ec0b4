import { expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import { isStorableText, parseFormBody, parseJsonBody } from './json-body.ts'

/** The code of the refusal, or the value when it was accepted. */
function outcome(parse: () => unknown): unknown {
  try {
    return parse()
  } catch (error) {
    if (error instanceof DomainError) return error.definition.code
    throw error
  }
}

const nested = (levels: number, open = '[', close = ']') => open.repeat(levels) + close.repeat(levels)
const surrogate = String.raw`"\ud800"`

test.each<[string, string | number[], string]>([
  ['no JSON', 'name=x', 'malformed_body'],
  ['half a body', '{"name": "x"', 'malformed_body'],
  ['two values', '{}{}', 'malformed_body'],
  ['a comment', '{} // x', 'malformed_body'],
  ['a trailing comma', '{"a":1,}', 'malformed_body'],
  ['single quotes', "{'a':1}", 'malformed_body'],
  ['NaN', '{"a":NaN}', 'malformed_body'],
  ['white space alone', ' \n', 'malformed_body'],
  ['a raw NUL', '{"a":"\0"}', 'malformed_body'],
  ['a raw line break in a text', '{"a":"\n"}', 'malformed_body'],
  ['a byte order mark', '\ufeff{}', 'malformed_body'],
  ['two byte order marks', '\ufeff\ufeff{}', 'malformed_body'],
  ['UTF-16', [...Buffer.from('{}', 'utf16le')], 'malformed_body'],
  ['UTF-16 with its mark', [0xff, 0xfe, ...Buffer.from('{}', 'utf16le')], 'malformed_body'],
  ['Latin 1', [...Buffer.from('{"a":"é"}', 'latin1')], 'malformed_body'],
  ['an overlong encoding', [0x22, 0xc0, 0xaf, 0x22], 'malformed_body'],
  ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22], 'malformed_body'],
  ['a cut-off character', [0x22, 0xe5, 0xaf, 0x22], 'malformed_body'],
  ['65 lists', nested(65), 'malformed_body'],
  ['65 objects', nested(65, '{"a":', '}').replace(':}', ':1}'), 'malformed_body'],
  ['half a million lists', nested(500_000), 'malformed_body'],
  ['half a million lists that are never closed', '['.repeat(1_000_000), 'malformed_body'],
  ['lists behind a bracket in a text', `["${']'.repeat(100)}",${nested(65)}]`, 'malformed_body'],
  ['lists behind an escaped quote', `["\\"",${nested(64)}]`, 'malformed_body'],
  ['an escaped NUL', String.raw`{"a":"\u0000"}`, 'invalid_request_parameters'],
  ['an escaped NUL in a key', String.raw`{"\u0000":"a"}`, 'invalid_request_parameters'],
  ['an unpaired surrogate', `{"a":${surrogate}}`, 'invalid_request_parameters'],
  ['a reversed pair', String.raw`{"a":"\udc00\ud800"}`, 'invalid_request_parameters'],
  ['an unpaired surrogate deep inside', `[[[{"a":[${surrogate}]}]]]`, 'invalid_request_parameters'],
  ['an unpaired surrogate in a key', `{${surrogate}:1}`, 'invalid_request_parameters'],
  ['an unpaired surrogate as the whole body', surrogate, 'invalid_request_parameters'],
  ['the key __proto__', '{"__proto__":{"admin":true}}', 'invalid_request_parameters'],
  ['the key __proto__ deep inside', '{"a":[{"__proto__":1}]}', 'invalid_request_parameters'],
  ['the key __proto__ in disguise', String.raw`{"\u005f_proto__":1}`, 'invalid_request_parameters'],
])('[I-1] [I-2] [U-12] a JSON body is refused that holds %s', (_what, body, code) => {
  expect(outcome(() => parseJsonBody(Buffer.from(body as string)))).toBe(code)
})

test.each([
  ['{"a":1,}', 'The body is not valid JSON: see line 1, column 8.'],
  ['{\n  "a": 1,\n  b: 2\n}', 'The body is not valid JSON: see line 3, column 3.'],
  ["{'a':1}", 'The body is not valid JSON: see line 1, column 2.'],
  ['{"name": "x"', /^The body is not valid JSON: (it ends too early|see line 1, column 13)\.$/],
  ['{"a":secret in JSON at position 4}', 'The body is not valid JSON.'],
])('%j is refused with the place of its fault, if the parser says it', (body, message) => {
  expect(() => parseJsonBody(Buffer.from(body))).toThrow(message)
})

test.each<[string, string, unknown]>([
  ['nothing, as the SDK sends it', '', undefined],
  ['null', 'null', null],
  ['a text', '"x"', 'x'],
  ['64 lists', nested(64), JSON.parse(nested(64))],
  ['many brackets in a text', JSON.stringify({ a: '[{'.repeat(1_000) }), { a: '[{'.repeat(1_000) }],
  ['brackets behind an escaped backslash', String.raw`{"a":"\\","b":[1]}`, { a: '\\', b: [1] }],
  ['any other Unicode', '{"é":"👩‍🚀 \u2028 密 e\u0301"}', { é: '👩‍🚀 \u2028 密 e\u0301' }],
  ['an escaped pair', String.raw`"\ud83d\ude00"`, '😀'],
  ['a byte order mark inside', '"a\ufeffb"', 'a\ufeffb'],
  ['__proto__ as a text', '{"a":"__proto__"}', { a: '__proto__' }],
  ['white space around', ' \t\r\n{} ', {}],
])('[I-1] [I-2] a JSON body comes through unchanged that holds %s', (_what, body, value) => {
  expect(outcome(() => parseJsonBody(Buffer.from(body)))).toEqual(value)
})

test('[U-12] members named like those of every object are members of their own', () => {
  const body = parseJsonBody(Buffer.from('{"constructor":{"prototype":{"admin":true}},"toString":1}'))

  expect(Object.keys(body as object)).toEqual(['constructor', 'toString'])
  expect({}).not.toHaveProperty('admin')
})

test.each<[string, string | number[], unknown]>([
  ['fields', 'a=1&b=x+y%20z&c=%C3%A9', { a: '1', b: 'x y z', c: 'é' }],
  ['nothing', '', {}],
  ['a field without a value', 'a', { a: '' }],
  ['a field given twice', 'a=1&a=1', 'malformed_body'],
  ['a field given twice, once in disguise', 'a=1&%61=2', 'malformed_body'],
  ['a NUL', 'a=%00', 'invalid_request_parameters'],
  ['a NUL in a name', 'a%00=1', 'invalid_request_parameters'],
  ['the name __proto__', '__proto__=1', 'invalid_request_parameters'],
  ['invalid UTF-8', [0x61, 0x3d, 0xff], 'malformed_body'],
  ['encoded invalid UTF-8', 'a=%ff', 'malformed_body'],
  ['an encoded surrogate', 'a=%ED%A0%80', 'malformed_body'],
  ['a broken percent-encoding', 'a=100%', 'malformed_body'],
  ['another broken percent-encoding', 'a=%zz', 'malformed_body'],
])('[I-1] [I-2] a form with %s', (_what, body, expected) => {
  expect(outcome(() => parseFormBody(Buffer.from(body as string)))).toEqual(expected)
})

test.each([
  ['', true],
  ['é 密 😀', true],
  ['\0', false],
  ['a\ud800', false],
  ['\udc00', false],
])('%j can be stored: %s', (text, storable) => {
  expect(isStorableText(text)).toBe(storable)
})
