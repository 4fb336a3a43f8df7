import { readCases, testFormat } from "./contract"
import { text } from "./text"

testFormat(text, readCases(new URL("./text.cases.txt", import.meta.url)))
