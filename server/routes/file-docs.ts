import { AuditAnswer, AuditQuery } from '../../shared/api/audit.ts'
import {
  CreateFilesAnswer,
  FileName,
  FileRow,
  FilesAnswer,
  FullStatusAnswer,
} from '../../shared/api/files.ts'
import { OLD_UPLOAD_MAX, OldUploadAnswer } from '../../shared/api/old-upload.ts'
import { bytes, DONE, json, type RouteDoc } from '../openapi/route-doc.ts'

const NAME = { name: { schema: FileName, names: 'file', text: 'One of `GET /api/files`.' } } as const

/** The newest backup cannot be read: the check has said so, or will. */
const BAD_BACKUP = [
  'manifest_invalid',
  'object_missing',
  'object_invalid',
  'object_tampered',
  'format_newer',
  'shop_mismatch',
] as const

const FILES: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/api/files',
    area: 'Files',
    access: 'owner',
    summary: 'List the backup files of the shop, newest first',
    answers: { 200: { text: 'The files, and when the next are written.', content: json({ FilesAnswer }) } },
    errors: ['folder_missing', 'folder_read_only'],
  },
  {
    method: 'post',
    path: '/api/backup/create',
    area: 'Files',
    access: 'owner',
    summary: 'Write the backup files now',
    text: 'Answers when they are on disk and were read back.',
    answers: { 201: { text: 'The files and what is in them.', content: json({ CreateFilesAnswer }) } },
    errors: [
      ...BAD_BACKUP,
      'custody_private',
      'no_backup',
      'backup_running',
      'cancelled',
      'disk_full',
      'folder_missing',
      'folder_read_only',
    ],
  },
  {
    method: 'get',
    path: '/api/files/:name',
    area: 'Files',
    access: 'owner',
    summary: 'Download a file',
    params: NAME,
    answers: {
      200: { text: 'The file.', content: bytes(['application/json', 'application/octet-stream']) },
    },
    errors: ['not_found', 'folder_missing'],
  },
  {
    method: 'post',
    path: '/api/files/:name/verify',
    area: 'Files',
    access: 'owner',
    summary: 'Read a file back and check it',
    params: NAME,
    answers: { 200: { text: 'The file as it is now.', content: json({ FileRow }) } },
    errors: ['not_found', 'folder_missing'],
  },
  {
    method: 'delete',
    path: '/api/files/:name',
    area: 'Files',
    access: 'owner',
    summary: 'Delete a file',
    params: NAME,
    answers: DONE,
    errors: ['not_found', 'folder_missing', 'folder_read_only'],
  },
  {
    method: 'post',
    path: '/api/backup',
    area: 'Files',
    access: 'owner',
    summary: 'Take in an old backup file',
    text: 'A whole file of the old SONIC POS, of KakaWallet, or one that a server wrote, as JSON.',
    body: bytes(['application/json'], OLD_UPLOAD_MAX),
    answers: {
      200: { text: 'The shop has a backup of the same contents.', content: json({ OldUploadAnswer }) },
      201: { text: 'A new backup.', content: json({ OldUploadAnswer }) },
    },
    errors: [
      'file_foreign',
      'file_invalid',
      'file_truncated',
      'file_tampered',
      'format_newer',
      'schema_newer',
      'custody_private',
      'quota_exceeded',
    ],
  },
]

const ABOUT_THE_SERVER: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/api/status',
    area: 'Operation',
    access: 'either',
    summary: 'Whether the server lives, and how it is',
    text: 'Without a token only `ok`, `version` and `time`.',
    answers: { 200: { text: 'It lives.', content: json({ FullStatusAnswer }) } },
  },
  {
    method: 'get',
    path: '/api/audit',
    area: 'Operation',
    access: 'owner',
    summary: 'What was done to the shop, newest first',
    query: AuditQuery,
    queryTexts: {
      before: '`next` of the chunk before.',
      limit: 'How many at most.',
      group: 'Only acts of this kind.',
    },
    answers: { 200: { text: 'One chunk.', content: json({ AuditAnswer }) } },
  },
]

/** The routes of files, of the server's own state and of the trail. */
export const FILE_DOCS: readonly RouteDoc[] = [...FILES, ...ABOUT_THE_SERVER]
