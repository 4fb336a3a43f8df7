import { readCases, testFormat } from "./contract"
import { html } from "./html"

testFormat(html, readCases(new URL("./html.cases.txt", import.meta.url)))
