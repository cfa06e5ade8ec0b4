import { Type } from 'typebox'
import { ColorScheme, Copy, ReplaceBranding, ShownColors } from '#environment/branding/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { locales } from '#platform/locale.ts'
import type { PagePreviews } from '../kit/index.ts'
import { previewPage } from './preview-page.ts'

export function createPreviewOperation(previews: PagePreviews) {
  return defineOperation({
    id: 'gatehouse.branding.preview',
    method: 'POST',
    path: '/environments/current/branding/preview',
    summary: 'Preview a page with a branding',
    description:
      'Draws a hosted page with sample values and with the given branding, which is not stored. Members that you leave out of the branding have their default.',
    surface: 'api',
    access: 'api_key',
    repeatable: true,
    idempotency: 'none',
    body: Type.Object(
      {
        page: Type.Enum(Object.keys(previews), { description: 'The page to draw.' }),
        branding: Type.Optional(ReplaceBranding),
        locale: Type.Optional(Type.Enum([...locales], { description: 'The language of the page. Default: en.' })),
        color_scheme: Type.Optional(ColorScheme),
      },
      { additionalProperties: false },
    ),
    success: {
      status: 200,
      body: Type.Object({
        object: Type.Literal('branding_preview'),
        html: Type.String({
          description: 'The page with its styles. Show it in a sandboxed frame; its fonts and pictures are loaded.',
        }),
        colors: ShownColors,
        default_texts: {
          ...Copy,
          description: 'The texts of this language that `copy` can replace, as they are without it.',
        },
      }),
    },
    handler: ({ body }, ctx) => previewPage(ctx, body),
  })
}
