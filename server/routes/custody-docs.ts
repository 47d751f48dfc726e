import { BeginCustodyRequest, CustodyAnswer, CustodyDoneAnswer } from '../../shared/api/custody.ts'
import { DONE, json, type RouteDoc } from '../openapi/route-doc.ts'

/** The routes of who holds the shop's key. */
export const CUSTODY_DOCS: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/api/custody',
    area: 'Accounts',
    access: 'device',
    summary: 'Who holds the shop’s key, and what a switch would delete',
    answers: { 200: { text: 'How it stands.', content: json({ CustodyAnswer }) } },
  },
  {
    method: 'put',
    path: '/api/custody',
    area: 'Accounts',
    access: 'device',
    summary: 'Begin a switch to private custody',
    text: 'Keeps the slots of the next key epoch. The first backup that this device commits in that epoch moves the shop; every other device has to join again then. The same request again is 204 too.',
    body: json({ BeginCustodyRequest }),
    answers: DONE,
    errors: ['wrong_login', 'rate_limited', 'shop_mismatch', 'custody_private', 'custody_running'],
  },
  {
    method: 'post',
    path: '/api/custody/done',
    area: 'Accounts',
    access: 'device',
    summary: 'Delete everything by which the server could read the shop',
    text: 'After the shop has moved: the wrapped key, slots, backups and objects of the epochs before, readable files. Answered when they are gone; may be asked again.',
    answers: { 200: { text: 'All of it is gone.', content: json({ CustodyDoneAnswer }) } },
    errors: ['custody_running', 'backup_running'],
  },
]
