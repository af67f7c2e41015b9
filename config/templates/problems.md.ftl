<#-- What could not be read or does not fit together. -->
<#import "frame.ftl" as f>
<#assign words = {
  "unreadable": {
    "title": "Files That Could Not Be Read",
    "meaning": "The site shows the newest readable version of such a file, if there is one."},
  "partial": {
    "title": "Files Read in Part",
    "meaning": "Something is missing from the pages of these files."},
  "doubtful": {
    "title": "Files Read With Doubts",
    "meaning": "These files were read as they were probably meant."},
  "unread-folders": {
    "title": "Folders That Nobody Reads",
    "meaning": "No kind of content has its place in these folders of solutions, so their files are on no page."},
  "shared-ids": {
    "title": "Duplicate Ids",
    "meaning": "An id should be that of one item; here it cannot tell them apart."},
  "undocumented-tables": {
    "title": "Undocumented Tables",
    "meaning": "Neither the reference nor the ending of its name says that this is a table. It may be a parser that the repository lacks."},
  "unresolved-functions": {
    "title": "Unresolved Functions",
    "meaning": "Queries call these functions, and no file of the repository defines them."},
  "undefined-connectors": {
    "title": "Undefined Connectors",
    "meaning": "Rules require these connectors, and no solution defines them."}}>
# Problems

What the files of the repository leave open: what could not be read, what was read with doubts, and names that lead nowhere. Everything else on this site comes from files that were read in full.

<@f.nav/>
<@f.rule/>
<#if page.total == 0>
**Nothing to report.**

<#else>
**${page.total} findings.** The same list as a table for other programs: [problems.csv](${page.export}).

| Section | Findings | Files |
|:--------|---------:|------:|
<#list page.sections as section>
| [${words[section.subject].title}](#${anchor(words[section.subject].title)}) | ${section.count()} | ${section.files} |
</#list>

<#list page.sections as section>
## ${words[section.subject].title}

${words[section.subject].meaning}

| Kind | Findings |
|:-----|---------:|
<#list section.kinds as kind, count>
| `${kind}` | ${count} |
</#list>

| File | Line | Kind | Level | Finding |
|:-----|-----:|:-----|:------|:--------|
<#list section.lines as line>
| ${line.file} | ${line.place} | `${line.finding.kind()}` | ${line.finding.level()} | ${line.finding.message()} |
</#list>

<#if section.left gt 0>
*${section.left} more findings of this section are in [problems.csv](${page.export}).*

</#if>
</#list>
</#if>
<@f.rule/>
<@f.nav/>
