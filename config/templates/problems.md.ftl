<#-- What could not be read or does not fit together. -->
<#import "frame.ftl" as f>
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
| [${section.title}](#${section.anchor}) | ${section.count()} | ${section.files} |
</#list>

<#list page.sections as section>
## ${section.title}

${section.meaning}

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
