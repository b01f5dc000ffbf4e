// Dead links in any document of the repository.
import { deadLinks } from "./dead-links.mjs"
import { report, repositoryFiles, textOf } from "./files.mjs"

const documents = repositoryFiles("*.md", "llms.txt")
report(`links of ${documents.length} documents`, deadLinks(documents, repositoryFiles("*"), textOf))
