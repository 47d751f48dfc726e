import { AlarmAnswer, AlarmSettings, ReceiverRequest, TestAlarmAnswer } from '../../shared/api/alarm.ts'
import { Ref } from '../../shared/api/wire.ts'
import { DONE, json, type RouteDoc } from '../openapi/route-doc.ts'

/** The routes of alarms. */
export const ALARM_DOCS: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/api/alarm',
    area: 'Devices',
    access: 'device',
    summary: 'Which devices are silent, and when the owner is told of it',
    answers: { 200: { text: 'The longest silent one first.', content: json({ AlarmAnswer }) } },
  },
  {
    method: 'put',
    path: '/api/alarm',
    area: 'Devices',
    access: 'owner',
    summary: 'Choose when the owner is told of a silent device',
    body: json({ AlarmSettings }),
    answers: { 200: { text: 'What counts from now on.', content: json({ AlarmAnswer }) } },
  },
  {
    method: 'put',
    path: '/api/alarm/receiver',
    area: 'Devices',
    access: 'device',
    summary: 'Tell this device of alarms by web push',
    text: 'Needs the owner, unless the device is told already and its browser has only got another address for it. 404 when the operator has switched push messages off.',
    body: json({ ReceiverRequest }),
    answers: DONE,
    errors: ['owner_needed', 'not_found'],
  },
  {
    method: 'delete',
    path: '/api/alarm/receivers/:deviceId',
    area: 'Devices',
    access: 'device',
    summary: 'Tell a device of alarms no more',
    text: 'Another device than the one that asks: only for the owner.',
    params: { deviceId: { schema: Ref, names: 'device', text: 'One of `receivers` of `GET /api/alarm`.' } },
    answers: DONE,
    errors: ['owner_needed', 'not_found'],
  },
  {
    method: 'post',
    path: '/api/alarm/test',
    area: 'Devices',
    access: 'device',
    summary: 'Send a message to this device now',
    answers: { 200: { text: 'What became of it.', content: json({ TestAlarmAnswer }) } },
    errors: ['not_found', 'rate_limited'],
  },
]
