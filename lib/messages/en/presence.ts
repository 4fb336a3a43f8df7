/** Who is here and where. */
export const presence = {
  presence: {
    follow: "{name} is here. Click to follow.",
    unfollow: "You follow {name}. Click to stop.",
    followLabel: "Follow {name}",
    following: "Following {name}",
  },
}
