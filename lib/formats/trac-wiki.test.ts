import { readCases, testFormat } from "./contract"
import { tracWiki } from "./trac-wiki"

testFormat(tracWiki, readCases(new URL("./trac-wiki.cases.txt", import.meta.url)))
