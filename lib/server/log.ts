import pino from "pino"

/** JSON lines on standard output: refusals are information, faults are errors. Nothing a person wrote goes in here. */
export const log = pino({
  name: "cotejo",
  level: process.env.COTEJO_LOG ?? (process.env.NODE_ENV === "test" ? "silent" : "warn"),
  base: null,
})
