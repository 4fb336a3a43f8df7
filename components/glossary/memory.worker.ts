import { type MemoryBytes, type MemoryRead, readMemory } from "./read-memory"

const post = (read: MemoryRead): void => self.postMessage(read)

self.onmessage = ({ data }: MessageEvent<MemoryBytes>) => post(readMemory(data))
