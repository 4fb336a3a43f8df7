import { describe, expect, it } from "vitest"
import { may, moveActions, roles } from "./roles"
import { mayMove, moversOf, plainWorkflow, readWorkflow } from "./workflow"

describe("a group's workflow", () => {
  it("is the table of roles where nothing was settled", () => {
    for (const action of moveActions)
      for (const role of roles)
        expect(mayMove([role], action, plainWorkflow), `${role} ${action}`).toBe(may([role], action))
  })

  it("says who moves, but coordinators always may and viewers never", () => {
    const workflow = readWorkflow({ movers: { "move-to-approved": ["reviewer", "viewer"], "move-to-in-review": [] } })
    expect(moversOf("move-to-approved", workflow)).toEqual(["coordinator", "reviewer"])
    expect(moversOf("move-to-in-review", workflow)).toEqual(["coordinator"])
    expect(moversOf("reopen", workflow)).toEqual(["coordinator"])
  })

  it("drops what it does not know", () => {
    expect(readWorkflow({ names: { new: " neu ", gone: "x", approved: " " }, movers: { fly: ["reviewer"] } })).toEqual({
      names: { new: "neu" },
      movers: {},
      fourEyes: false,
    })
  })
})
