import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { WithEmailAddresses } from './email-address.tsx'
import { withNode } from './with-node.tsx'

const render = (text: (value: string) => string) => renderToStaticMarkup(<p>{withNode(text, <b>ada</b>)}</p>)

test('no line begins with the punctuation after an email', () => {
  expect(render((email) => `We sent it to ${email}. Enter it.`)).toBe(
    '<p>We sent it to <span class="gh-unbroken"><b>ada</b>.</span> Enter it.</p>',
  )
  expect(render((email) => `Est-ce ${email}\u202f?`)).toContain('<b>ada</b>\u202f?</span></p>')
  expect(render((email) => `${email} に送信しました。`)).toBe('<p><b>ada</b> に送信しました。</p>')
  const alert = renderToStaticMarkup(<WithEmailAddresses text="This is for ada@example.com. Use that." />)
  expect(alert).toMatch(
    /^This is for <span class="gh-unbroken"><bdi [^>]*>ada@example.com<\/bdi>\.<\/span> Use that\.$/,
  )
})
