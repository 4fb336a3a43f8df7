import { readCases, testFormat } from "./contract"
import { markdown } from "./markdown"

testFormat(markdown, readCases(new URL("./markdown.cases.txt", import.meta.url)))
