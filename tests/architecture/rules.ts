import type { IForbiddenRuleType } from 'dependency-cruiser'

/** One import that may not be: who (`from`), of what (`to`), and why, in the words of ARCHITECTURE.md. */
function never(name: string, comment: string, from: string, to: string, except?: string): IForbiddenRuleType {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: '\\.test\\.ts$' },
    to: except === undefined ? { path: to } : { path: to, pathNot: except },
  }
}

/** Who may import whom. The test beside this file plants a breach of each one and sees it found. */
export const RULES: readonly IForbiddenRuleType[] = [
  never(
    'shared-stands-alone',
    'shared runs everywhere: it knows no page, worker, server or database',
    '^shared/(?!browser/)',
    '^(client|sw|server|scripts|tests)/|^shared/browser/',
  ),
  never(
    'shared-has-no-node',
    'shared runs in browsers too',
    '^(shared|client|sw)/',
    '^node:|^(fs|path|crypto|http|os|worker_threads)$',
  ),
  never(
    'shared-has-no-database',
    'only shared/browser touches IndexedDB',
    '^(shared/(?!browser/)|server|sw|client)',
    'node_modules/idb/',
  ),
  never(
    'browser-knows-shared-only',
    'shared/browser serves page, workers and service worker alike',
    '^shared/browser/',
    '^(client|sw|server|scripts)/',
  ),
  never(
    'client-knows-no-server',
    'page and server meet in shared/api only',
    '^client/',
    '^(server|sw|scripts)/',
  ),
  never(
    'worker-knows-no-page',
    'the engine worker has no DOM',
    '^client/worker/',
    '^client/(app|pages|parts|ui|data|i18n)/',
  ),
  never(
    'sw-knows-no-page',
    'the service worker has no DOM; it says what it says in the words of the page',
    '^sw/',
    '^(client|server|scripts)/',
    '^client/i18n/',
  ),
  never(
    'i18n-knows-words-only',
    'client/i18n runs in the service worker too',
    '^client/i18n/',
    '^client/(app|pages|parts|ui|data|worker)/',
  ),
  never(
    'server-knows-shared-only',
    'the server knows no browser',
    '^server/',
    '^(client|sw|scripts)/|^shared/browser/',
  ),
  never(
    'ui-knows-no-data',
    'client/ui elements know no shop',
    '^client/ui/',
    '^client/(pages|parts|data|app)/|^shared/(browser|rules|records|legacy)/',
  ),
  never(
    'data-knows-no-elements',
    'client/data renders nothing',
    '^client/data/',
    '^client/(ui|pages|parts|app)/',
  ),
  never(
    'pages-stay-apart',
    'a page never imports another page',
    '^client/pages/([^/]+)/',
    '^client/pages/([^/]+)/',
    '^client/pages/$1/',
  ),
  never(
    'parts-know-no-page',
    'client/parts are elements that several pages share',
    '^client/parts/',
    '^client/pages/',
  ),
  never(
    'sql-in-storage-only',
    'SQL and its driver live in server/storage, and where a SQLite file is what is made',
    '^server/(?!storage/|files/[a-z]+-sqlite\\.ts)',
    'node_modules/kysely/|^node:sqlite$',
  ),
  never(
    'main-constructs',
    'only main.ts opens things from the environment',
    '^server/(?!(main|composition)\\.ts)',
    '^server/(main|composition)\\.ts',
  ),
  {
    name: 'no-cycles',
    comment: 'a cycle has no inside and no outside',
    severity: 'error',
    from: { pathNot: '\\.test\\.ts$' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
]
