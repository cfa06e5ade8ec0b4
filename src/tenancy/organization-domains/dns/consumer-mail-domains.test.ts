import { expect, test } from 'vitest'
import { isConsumerMailDomain } from './consumer-mail-domains.ts'

test.each([
  [
    'the world’s providers',
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com aol.com icloud.com me.com',
  ],
  [
    'smaller ones',
    'zoho.com fastmail.com hey.com mail.com hushmail.com mailbox.org posteo.de tuta.com startmail.com riseup.net',
  ],
  ['Proton’s', 'proton.me protonmail.com pm.me'],
  [
    'relays',
    'privaterelay.appleid.com mozmail.com duck.com simplelogin.com slmail.me passmail.net addy.io anonaddy.me',
  ],
  ['of Bulgaria, Poland, Czechia, Ukraine', 'abv.bg wp.pl o2.pl op.pl interia.pl seznam.cz email.cz ukr.net'],
  ['of German speakers', 'web.de gmx.de gmx.at gmx.ch t-online.de freenet.de bluewin.ch'],
  [
    'of France, Italy, Portugal, the Netherlands',
    'orange.fr free.fr laposte.net sfr.fr libero.it virgilio.it sapo.pt ziggo.nl',
  ],
  ['of Russia', 'mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru yandex.ru ya.ru'],
  [
    'of China, Japan, Korea, India',
    'qq.com 163.com 126.com 139.com sina.com sohu.com docomo.ne.jp naver.com kakao.com rediffmail.com',
  ],
  ['of America and Australia', 'comcast.net verizon.net att.net shaw.ca rogers.com uol.com.br bol.com.br bigpond.com'],
  ['under further endings', 'yahoo.co.jp hotmail.fi live.fi outlook.com.ar gmx.us yandex.com.tr aol.de zohomail.eu'],
  ['to be thrown away', 'mailinator.com guerrillamail.com yopmail.com'],
  ['below another one', 'vip.163.com ada.mozmail.com a.b.gmail.com corp.yahoo.com'],
])('[T-4] [U-10] anyone can have an address at providers: %s', (_which, domains) => {
  expect(domains.split(' ').filter((domain) => !isConsumerMailDomain(domain))).toEqual([])
})

test('a company’s domain is no provider, whatever it looks like', () => {
  const domains = [
    'example.com',
    'northwind.example',
    'foo-corp.test',
    'mygmail.com',
    'gmail.example.com',
    'yahoo.example.com',
    // Their own names, and names below what the lists have by mistake: suffixes under which anyone registers.
    'microsoft.com',
    'google.com',
    'apple.com',
    'appleid.com',
    'workos.com',
    'foo.com.ar',
    'foo.org.ua',
    'com.ar',
    'com',
    '',
  ]

  expect(domains.filter(isConsumerMailDomain)).toEqual([])
})
