<#-- One section of the report of problems. -->
<#import "frame.ftl" as f>
<#import "problems.ftl" as problems>
<#assign title = problems.words[page.subject].title>
<#macro back>
<#if page.view.label?has_content>
<@f.backTo page.view {"label": "Problems", "target": link("problems")} {"label": title, "target": page.whole}/>
<#else>
<@f.back {"label": "Problems", "target": link("problems")}/>
</#if>
</#macro>
# ${title}<#if page.view.label?has_content> - ${page.view.label}</#if>

${problems.words[page.subject].meaning}

<@f.nav/>
<@back/>
<@f.rule/>
<#if page.view.label?has_content>
**${page.view.count} findings** in solutions and in other files whose names start with '${page.view.label}'. The list of all findings as a table for other programs: [problems.csv](${page.export}).

<#else>
**${page.view.count} findings.** The list of all findings as a table for other programs: [problems.csv](${page.export}).

| Kind | Findings |
|:-----|---------:|
<#list page.kinds as kind, count>
| `${kind}` | ${count} |
</#list>

</#if>
<@f.siblings page.view/>
<#if page.view.isSplit()>
Letters are those of solutions and, outside of solutions, of files.

<@f.parts page.view/>
<#else>
| Finding | Kind | Level | Line | File |
|:--------|:-----|:------|-----:|:-----|
<#list page.lines as line>
| ${line.finding.message()} | `${line.finding.kind()}` | ${line.finding.level()} | ${line.place} | ${line.file} |
</#list>

</#if>
<@f.rule/>
<@f.nav/>
<@back/>
