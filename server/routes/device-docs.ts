import { DevicesAnswer, ForkAnswer, ForkRequest, RenameDeviceRequest } from '../../shared/api/device.ts'
import {
  ClaimPairingAnswer,
  ClaimPairingRequest,
  CreatePairingAnswer,
  CreatePairingRequest,
  ShownPairingAnswer,
} from '../../shared/api/pairings.ts'
import { Ref } from '../../shared/api/wire.ts'
import { DONE, json, type RouteDoc } from '../openapi/route-doc.ts'

const DEVICE = { deviceId: { schema: Ref, names: 'device', text: 'One of `GET /api/devices`.' } } as const

/** The routes of devices and pairing codes. */
export const DEVICE_DOCS: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/api/devices',
    area: 'Devices',
    access: 'device',
    summary: 'List the devices of the shop',
    answers: { 200: { text: 'All of them, removed ones too.', content: json({ DevicesAnswer }) } },
  },
  {
    method: 'post',
    path: '/api/devices/fork',
    area: 'Devices',
    access: 'device',
    summary: 'Make a copied profile a device of its own',
    text: 'Never answers with the shop’s key.',
    body: json({ ForkRequest }),
    answers: { 201: { text: 'Token and letter of the new device.', content: json({ ForkAnswer }) } },
    errors: ['series_taken'],
  },
  {
    method: 'patch',
    path: '/api/devices/:deviceId',
    area: 'Devices',
    access: 'owner',
    summary: 'Give a device another name',
    text: 'The device hears of it with its next heartbeat.',
    params: DEVICE,
    body: json({ RenameDeviceRequest }),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    method: 'delete',
    path: '/api/devices/:deviceId',
    area: 'Devices',
    access: 'owner',
    summary: 'Remove a device',
    text: 'Its token is dead at once, its backups stay.',
    params: DEVICE,
    answers: DONE,
    errors: ['not_found'],
  },
  {
    method: 'post',
    path: '/api/pairings',
    area: 'Devices',
    access: 'owner',
    summary: 'Show a code by which one new device may join',
    text: 'For ten minutes and one device. The code that this device showed before is dead.',
    body: json({ CreatePairingRequest }),
    answers: { 201: { text: 'The code.', content: json({ CreatePairingAnswer }) } },
  },
  {
    method: 'get',
    path: '/api/pairings',
    area: 'Devices',
    access: 'device',
    summary: 'What became of the code that this device shows',
    answers: { 200: { text: 'Never the code itself.', content: json({ ShownPairingAnswer }) } },
  },
  {
    method: 'delete',
    path: '/api/pairings',
    area: 'Devices',
    access: 'device',
    summary: 'Take back the code that this device shows',
    answers: DONE,
  },
  {
    method: 'post',
    path: '/api/pairings/claim',
    area: 'Devices',
    access: 'public',
    summary: 'Join a shop by a pairing code',
    body: json({ ClaimPairingRequest }),
    answers: {
      200: { text: 'As at sign-in, to one device per code.', content: json({ ClaimPairingAnswer }) },
    },
    errors: ['pairing_unknown', 'series_taken', 'shop_mismatch', 'rate_limited'],
  },
]
