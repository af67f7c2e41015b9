<#-- All techniques of ATT&CK by tactic, with the number of rules that name each. -->
<#import "frame.ftl" as f>
<#import "attack.ftl" as a>
<#macro cell one><#if one.target?has_content>[${one.technique.name}](${one.target}) ${one.rules} / ${one.queries}<#else>${one.technique.name}</#if></#macro>
# MITRE ATT&CK® Techniques

<@f.nav/>
<#if framed><@f.back {"label": "Home", "target": link("home")}/></#if>
<@f.rule/>
Microsoft Sentinel content by the techniques of MITRE ATT&CK®<#if page.version?has_content> ${page.version}</#if> that its authors name. Analytic rules name ${page.coverage.withRules} of ${page.coverage.techniques} techniques, rules and hunting queries together ${page.coverage.used}.

## Matrix

A column for each tactic. Behind a technique stands how many analytic rules name it or one of its sub-techniques, then how many hunting queries do. A technique without numbers is named by neither.

<#if page.matrix?has_content>
${page.matrix}

<#else>
| <#list page.tactics as tactic>${tactic.name}<#sep> | </#sep></#list> |
|<#list page.tactics as tactic>:---|</#list>
<#list 0..<page.height as row>
| <#list page.tactics as tactic><#if tactic.cells[row]??><@cell tactic.cells[row]/></#if><#sep> | </#sep></#list> |
</#list>

</#if>
<#if page.unknown?has_content>
## Not in the Reference

Content names these techniques, which the reference facts of this site do not know. They may be of another matrix, revoked, or misspelled.

| Technique | Analytic Rules | Hunting Queries |
|:----------|---------------:|----------------:|
<#list page.unknown as cell>
| [${cell.technique.id}](${cell.target}) | ${cell.rules} | ${cell.queries} |
</#list>

<#if page.omitted gt 0>
And ${page.omitted} more; the pages of the items lead to them.

</#if>
</#if>
## Navigator Layers

Files for the ATT&CK Navigator, format 4.5. Each solution with techniques has one too, named after it, in the same folder.

<#list page.layers as layer>
- ${layer}
</#list>

<@a.copyright/>
<@f.rule/>
<@f.nav/>
<#if framed><@f.back {"label": "Home", "target": link("home")}/></#if>
