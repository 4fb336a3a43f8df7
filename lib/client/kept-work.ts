/**
 * Purpose: what is typed and not saved yet, kept in this browser's IndexedDB until the server has it, so that neither a line
 *   that is down nor a closed tab loses anything.
 * Design: one record for each tab (its client). A tab that is open holds a lock of that name; what no lock is held for has
 *   been left behind, and whoever opens the page next takes it up. Where the browser has no locks (plain http on another
 *   machine), a record that was not written for a while is taken to be left behind.
 * Guarantees: nothing here throws; where a browser keeps nothing, the work lives as long as its tab.
 */
import type { KeptWork } from "@/lib/sync/kept"

const STORE = "work"
/** Tabs write what waits again this often; see the lock above. */
export const SEEN_EVERY_MS = 5000
const GONE_AFTER_MS = 3 * SEEN_EVERY_MS

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

let opened: Promise<IDBDatabase> | null = null

function openStore(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("cotejo", 1)
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: "client" })
      store.createIndex("place", ["page", "person"])
    }
    request.onsuccess = () => {
      // A newer Cotejo in another tab wants to change the store: let it.
      request.result.onversionchange = () => {
        request.result.close()
        opened = null
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
  opened.catch(() => {
    opened = null
  })
  return opened
}

async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const { transaction } = await openStore().then(db => ({ transaction: db.transaction(STORE, mode) }))
    return await asked(work(transaction.objectStore(STORE)))
  } catch {
    // No IndexedDB here (a private window, storage refused or full).
    return null
  }
}

/** False when this browser keeps nothing. */
export const putWork = async (work: KeptWork): Promise<boolean> =>
  (await withStore("readwrite", store => store.put(work))) !== null

export const dropWork = async (client: string): Promise<void> => {
  await withStore("readwrite", store => store.delete(client))
}

/** What this person has left at this page in any tab, oldest first. */
export async function workOf(page: string, person: string): Promise<readonly KeptWork[]> {
  const all = await withStore<KeptWork[]>("readonly", store => store.index("place").getAll([page, person]))
  return [...(all ?? [])].sort((a, b) => a.at - b.at)
}

const lockName = (client: string): string => `cotejo-desk ${client}`

/**
 * Says that this tab is open, and that it has the work of that client in hand. Answers how to give it up; null when another
 * tab has it. Without locks `left` tells whether it has been left behind.
 */
export async function claimTab(client: string, left?: KeptWork, now = Date.now()): Promise<(() => void) | null> {
  const locks = globalThis.navigator?.locks
  if (!locks) return left && now - left.at < GONE_AFTER_MS ? null : () => {}
  return new Promise(resolve => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (lock) return new Promise<void>(release => resolve(release))
      resolve(null)
      return undefined
    }
    // Refused in a few embedded windows: then nobody else can have it either.
    locks.request(lockName(client), { ifAvailable: true }, hold).catch(() => resolve(() => {}))
  })
}
