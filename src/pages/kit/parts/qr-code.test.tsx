import { decodeQR } from 'qr/decode.js'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { QrCode } from './qr-code.tsx'

const scale = 4

/** Paints the rectangles of the path as a screen does. */
function paint(svg: string) {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const width = size * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column++)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
  }
  return { width, height: width, data }
}

test('a reader finds in the picture what was put into it', () => {
  const uri = 'otpauth://totp/Northwind:ada%40northwind.example?secret=GEZDGNBVGY3TQOJQ&issuer=Northwind'

  expect(decodeQR(paint(renderToStaticMarkup(<QrCode text={uri} label="QR code" />)))).toBe(uri)
})
