import type { presence as en } from "../en/presence"
import type { Words } from "../words"

export const presence: Words<typeof en> = {
  presence: {
    follow: "{name} está aquí. Haz clic para seguir su cursor.",
    unfollow: "Sigues a {name}. Haz clic para dejar de hacerlo.",
    followLabel: "Seguir a {name}",
    following: "Sigues a {name}",
  },
}
