import { type GlossaryFile, type GlossaryRead, readGlossary } from "./read-glossary"

const post = (read: GlossaryRead): void => self.postMessage(read)

self.onmessage = ({ data }: MessageEvent<GlossaryFile>) => post(readGlossary(data))
