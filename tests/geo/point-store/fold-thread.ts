import { parentPort } from 'node:worker_threads'
import { type FoldSnapshot, foldStore } from '@hoanhap/geo/point-store/fold-store.ts'

parentPort?.once('message', (snapshot: FoldSnapshot) => parentPort?.postMessage(foldStore(snapshot)))
