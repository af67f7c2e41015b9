<#-- What could not be read or does not fit together. -->
<#import "frame.ftl" as f>
<#import "problems.ftl" as problems>
# Problems

What the files of the repository leave open: what could not be read, what was read with doubts, and names that lead nowhere. Everything else on this site comes from files that were read in full.

<@f.nav/>
<@f.rule/>
<#if page.total == 0>
**Nothing to report.**

<#else>
**${page.total} findings.** The same list as a table for other programs: [problems.csv](${page.export}).

<#if page.sections[0].action??>
Sections that authors can act on come first, then those for maintainers of this site's reference facts, then what readers should know. Warnings come before doubts.

| Section | Who Can Act | Warnings | Findings | Files |
|:--------|:------------|---------:|---------:|------:|
<#list page.sections as section>
| [${problems.words[section.subject].title}](${section.target}) | ${section.action.audience().label()} | ${section.action.warnings()} | ${section.count} | ${section.files} |
</#list>
<#else>
| Section | Findings | Files |
|:--------|---------:|------:|
<#list page.sections as section>
| [${problems.words[section.subject].title}](${section.target}) | ${section.count} | ${section.files} |
</#list>
</#if>

</#if>
<@f.rule/>
<@f.nav/>
