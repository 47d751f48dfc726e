import * as z from 'zod/mini'
import { bytes, json, type RouteDoc } from '../openapi/route-doc.ts'

const Living = z.object({ ok: z.boolean() })

const OK = { text: 'It is.', content: json({ Living }) }

/** The routes for whoever runs the server. */
export const OPERATION_DOCS: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/healthz',
    area: 'Operation',
    access: 'public',
    summary: 'Is the process alive?',
    answers: { 200: OK },
  },
  {
    method: 'get',
    path: '/readyz',
    area: 'Operation',
    access: 'public',
    summary: 'Can the server do its work?',
    text: 'Within two seconds, whatever the database does.',
    answers: { 200: OK },
    errors: ['cancelled'],
  },
  {
    method: 'get',
    path: '/metrics',
    area: 'Operation',
    access: 'metrics',
    summary: 'The server’s figures for Prometheus',
    answers: { 200: { text: 'The text format of Prometheus.', content: bytes(['text/plain']) } },
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    area: 'Operation',
    access: 'public',
    summary: 'This document',
    answers: {
      200: { text: 'OpenAPI 3.1.', content: json({ OpenApi: z.looseObject({ openapi: z.string() }) }) },
    },
  },
  {
    method: 'get',
    path: '/api/docs',
    area: 'Operation',
    access: 'public',
    summary: 'This document to read',
    answers: { 200: { text: 'A page.', content: bytes(['text/html']) } },
    errors: ['not_found'],
  },
]
