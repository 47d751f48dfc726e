import {
  BackupsAnswer,
  BackupsQuery,
  BackupStatusAnswer,
  FetchRequest,
  SnapshotRef,
  StatusQuery,
} from '../../shared/api/backups.ts'
import { WAITING_HEADER, WaitingReport } from '../../shared/api/device.ts'
import { BackupPatch, RetentionAnswer, RetentionRequest } from '../../shared/api/retention.ts'
import {
  CommitAnswer,
  NegotiateAnswer,
  NegotiateRequest,
  PutObjectsAnswer,
} from '../../shared/api/sending.ts'
import { DONE, frames, json, type RouteDoc } from '../openapi/route-doc.ts'

const SNAPSHOT = {
  snapshotId: { schema: SnapshotRef, names: 'snapshot', text: 'One of `GET /api/backups`.' },
} as const

const WAITING = (text: string) => ({ [WAITING_HEADER]: { schema: WaitingReport, text } })

const STORING: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/api/backups/negotiate',
    area: 'Storing backups',
    access: 'device',
    summary: 'Ask which objects are wanted',
    text: '`want`: not there. `open`: there, but something under it may be missing. In neither list: there with everything under it.',
    body: json({ NegotiateRequest }),
    answers: {
      200: { text: 'What to send, and where to look further.', content: json({ NegotiateAnswer }) },
    },
  },
  {
    method: 'put',
    path: '/api/backups/objects',
    area: 'Storing backups',
    access: 'device',
    summary: 'Store leaves and nodes',
    text: 'A wrong object is refused by itself: its `status` is `error` with a `code`.',
    body: frames('node', 'leaf'),
    answers: { 200: { text: 'One answer per frame, in its order.', content: json({ PutObjectsAnswer }) } },
    errors: ['quota_exceeded', 'object_invalid'],
  },
  {
    method: 'post',
    path: '/api/backups',
    area: 'Storing backups',
    access: 'device',
    summary: 'Commit a backup',
    text: 'A header, the sealed manifest, then the objects that the server has not got yet, if they are few. `expectedHead` in the header is compared and set.',
    headers: WAITING('What still waits on the device once this is stored.'),
    body: frames('header', 'manifest', 'node', 'leaf'),
    answers: {
      200: { text: 'It was stored before.', content: json({ CommitAnswer }) },
      201: { text: 'It is on disk.', content: json({ CommitAnswer }) },
    },
    errors: [
      'manifest_invalid',
      'object_invalid',
      'format_newer',
      'shop_mismatch',
      'snapshot_conflict',
      'missing_objects',
      'head_moved',
      'quota_exceeded',
    ],
  },
]

const READING: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/api/backups/status',
    area: 'Reading backups',
    access: 'device',
    summary: 'The head of a lineage (heartbeat)',
    headers: WAITING('What waits on the device now.'),
    query: StatusQuery,
    queryTexts: { lineage: 'The lineage of this device.', root: 'The root that the device has now.' },
    answers: { 200: { text: '`head` is null when there is none.', content: json({ BackupStatusAnswer }) } },
  },
  {
    method: 'get',
    path: '/api/backups',
    area: 'Reading backups',
    access: 'device',
    summary: 'List backups, newest first',
    query: BackupsQuery,
    queryTexts: {
      before: '`next` of the chunk before.',
      limit: 'How many at most.',
      lineage: 'Only of this lineage.',
      deleted: '`1`: only deleted ones that can be brought back.',
      pinned: '`1`: only pinned ones.',
      from: 'Stored at this time or later.',
      to: 'Stored before this time.',
      name: 'A part of the name.',
    },
    answers: { 200: { text: 'One chunk.', content: json({ BackupsAnswer }) } },
  },
  {
    method: 'get',
    path: '/api/backups/:snapshotId',
    area: 'Reading backups',
    access: 'device',
    summary: 'The manifest of a backup',
    params: SNAPSHOT,
    answers: {
      200: {
        text: 'The row of the list as header, then the sealed manifest.',
        content: frames('header', 'manifest'),
      },
    },
    errors: ['not_found'],
  },
  {
    method: 'post',
    path: '/api/backups/objects/fetch',
    area: 'Reading backups',
    access: 'device',
    summary: 'Fetch objects',
    text: 'An object that the shop has not got is an `error` frame with `object_missing`.',
    body: json({ FetchRequest }),
    answers: {
      200: { text: 'The objects in the order asked for.', content: frames('node', 'leaf', 'error') },
    },
  },
]

const KEEPING: readonly RouteDoc[] = [
  {
    method: 'patch',
    path: '/api/backups/:snapshotId',
    area: 'Keeping backups',
    access: 'device',
    summary: 'Name or pin a backup',
    text: 'What is absent stays; a null name takes the name away.',
    params: SNAPSHOT,
    body: json({ BackupPatch }),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    method: 'delete',
    path: '/api/backups/:snapshotId',
    area: 'Keeping backups',
    access: 'owner',
    summary: 'Delete a backup',
    text: 'It can be brought back for seven days.',
    params: SNAPSHOT,
    answers: DONE,
    errors: ['not_found', 'backup_kept'],
  },
  {
    method: 'post',
    path: '/api/backups/:snapshotId/undelete',
    area: 'Keeping backups',
    access: 'device',
    summary: 'Bring a deleted backup back',
    params: SNAPSHOT,
    answers: DONE,
    errors: ['not_found'],
  },
  {
    method: 'get',
    path: '/api/retention',
    area: 'Keeping backups',
    access: 'device',
    summary: 'What is kept, and by which rules',
    answers: { 200: { text: 'Policy and plan.', content: json({ RetentionAnswer }) } },
  },
  {
    method: 'put',
    path: '/api/retention',
    area: 'Keeping backups',
    access: 'owner',
    summary: 'Choose the rules, or try them',
    text: 'With `dryRun` nothing is saved. Nothing is deleted at once, but at the next hourly run.',
    body: json({ RetentionRequest }),
    answers: { 200: { text: 'The plan under the new rules.', content: json({ RetentionAnswer }) } },
  },
]

/** The routes of backups. */
export const BACKUP_DOCS: readonly RouteDoc[] = [...STORING, ...READING, ...KEEPING]
