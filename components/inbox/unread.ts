"use client"

import { useEffect } from "react"
import { useStore } from "zustand"
import { createStore } from "zustand/vanilla"
import { api } from "@/lib/client/api"

/** How many notices are unread, as last heard; one for all that show it. */
const unread = createStore<{ readonly count: number }>()(() => ({ count: 0 }))
export const setUnread = (count: number): void => unread.setState({ count })

/** Asked again this often while the tab is looked at, in milliseconds. */
const EVERY = 60_000

/** Asks now, every minute while the tab is looked at, and when one comes back to it. */
export function useUnread(): number {
  useEffect(() => {
    let asked = 0
    const ask = async () => {
      if (document.visibilityState !== "visible" || Date.now() - asked < 5_000) return
      asked = Date.now()
      const answer = await api.unread()
      if (answer.ok) setUnread(answer.value.unread)
    }
    void ask()
    const timer = setInterval(ask, EVERY)
    document.addEventListener("visibilitychange", ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", ask)
    }
  }, [])
  return useStore(unread, state => state.count)
}
