/** The classes of faults are data that checks use as well; they live below both. */
export * from "@/lib/page/mqm"
