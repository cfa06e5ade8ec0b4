import { getDomain, getDomainWithoutSuffix } from 'tldts'

/** Providers that use their name under many endings, as `yahoo.co.uk`. */
const families = new Set(['gmx', 'hotmail', 'yahoo', 'yandex'])

const domains = new Set(
  `
  126.com 139.com 163.com 163.net 188.com 21cn.com aliyun.com foxmail.com qq.com sina.cn sina.com sohu.com tom.com
  vip.163.com vip.qq.com yeah.net
  aim.com aol.com aol.co.uk aol.de aol.fr att.net bellsouth.net comcast.net cox.net earthlink.net juno.com netzero.net
  optonline.net rocketmail.com sbcglobal.net verizon.net ymail.com
  alice.it libero.it tin.it tiscali.it virgilio.it
  arcor.de freenet.de online.de t-online.de web.de
  bigpond.com bigpond.net.au optusnet.com.au xtra.co.nz
  blueyonder.co.uk btinternet.com ntlworld.com sky.com talktalk.net virginmedia.com
  bk.ru inbox.ru internet.ru list.ru mail.ru rambler.ru ya.ru
  bluewin.ch
  bol.com.br globo.com ig.com.br terra.com.br uol.com.br
  centrum.cz email.cz post.cz seznam.cz
  cock.li disroot.org duck.com fastmail.com fastmail.fm hey.com hushmail.com mailbox.org mailfence.com pm.me
  posteo.de posteo.net proton.me protonmail.ch protonmail.com riseup.net runbox.com startmail.com tuta.com tuta.io
  tutamail.com tutanota.com tutanota.de
  daum.net hanmail.net kakao.com naver.com nate.com
  docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  free.fr laposte.net neuf.fr orange.fr sfr.fr wanadoo.fr
  gmail.com googlemail.com
  email.com inbox.com inbox.lv lycos.com mail.com usa.com zohomail.com
  icloud.com mac.com me.com
  interia.pl o2.pl onet.pl op.pl wp.pl
  live.at live.be live.ca live.cl live.cn live.co.uk live.co.za live.com live.com.ar live.com.au live.com.mx live.com.pt
  live.com.sg live.de live.dk live.fi live.fr live.hk live.ie live.in live.it live.jp live.nl live.no live.ru live.se
  msn.com passport.com windowslive.com
  outlook.at outlook.be outlook.cl outlook.co.id outlook.co.th outlook.com outlook.com.ar outlook.com.au outlook.com.br
  outlook.cz outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it outlook.jp
  outlook.kr outlook.lv outlook.my outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk
  rediffmail.com
  rogers.com shaw.ca sympatico.ca telus.net
  sapo.pt
  skynet.be telenet.be
  ukr.net
  ziggo.nl
  `
    .trim()
    .split(/\s+/),
)

/**
 * Whether anyone can have an address at the domain, so that no organization may claim the people there. Knows the big
 * providers of the world, not every one.
 */
export function isConsumerMailDomain(domain: string): boolean {
  if (domains.has(domain)) return true
  return getDomain(domain) === domain && families.has(getDomainWithoutSuffix(domain) ?? '')
}
