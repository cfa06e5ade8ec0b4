import type { Texts } from './en.ts'

export const ja: Texts = {
  invalid_url: 'アドレスではありません。https:// で始まる必要があります。',
  forbidden_scheme: 'アドレスは https:// で始まる必要があります。',
  forbidden_address:
    'プライベートまたはローカルネットワークのアドレスです。インターネットから到達できるものを使用してください。',
  other_issuer: 'このアドレスの文書は別の発行者のものです。アドレスをもう一度コピーしてください。',
  no_discovery_endpoint: 'ディスカバリーエンドポイントではありません。末尾は /.well-known/openid-configuration です。',
}
