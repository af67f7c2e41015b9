<#-- One technique: its sub-techniques, the items that name it, the tables that these read. -->
<#import "frame.ftl" as f>
<#import "attack.ftl" as a>
<#assign technique = page.technique>
# ${a.title(technique)}

<@f.nav/>
<@f.back {"label": "ATT&CK Techniques", "target": link("attack-index")}/>
<@f.rule/>
<#if technique.known()>
A technique of MITRE ATT&CK®, and the Microsoft Sentinel content that names it or one of its sub-techniques.
<#else>
Content names this technique. The reference facts of this site do not know it: it may be of another matrix, revoked, or misspelled.
</#if>

| Attribute | Value |
|:----------|:------|
<#if technique.known()>
| **ID** | [${technique.id}](https://attack.mitre.org/techniques/${technique.id}/) |
<#else>
| **ID** | ${code(technique.id)} |
</#if>
<@f.attribute "Tactics" page.tactics/>
| **Analytic Rules** | ${technique.all.rules} |
<@f.attribute "Severities" page.severities/>
| **Hunting Queries** | ${technique.all.huntingQueries} |
<#if technique.all.others gt 0>
| **Other Content** | ${technique.all.others} |
</#if>

<#if page.explorer?has_content && !framed>
[Show these items in the explorer](${page.explorer})

</#if>
<#if page.subs?has_content>
## Sub-techniques

| Sub-technique | Name | Analytic Rules | Hunting Queries |
|:--------------|:-----|---------------:|----------------:|
<#list page.subs as sub>
| <#if sub.known()>[${sub.id}](https://attack.mitre.org/techniques/${sub.id?replace(".", "/")}/)<#else>${code(sub.id)}</#if> | ${sub.known()?then(sub.name, "Not in the reference facts")} | ${sub.own.rules} | ${sub.own.huntingQueries} |
</#list>

</#if>
<#list page.sections as section>
## ${section.type.plural()} (${section.count})

<#if section.target?has_content>
The list is too long for this page: [all ${section.count} ${section.type.plural()?lower_case}](${section.target}).

<#else>
<@a.items section.type section.rows/>
</#if>
</#list>
<#if page.tables?has_content>
## Tables

These items read the following tables, directly or through parsers.

| Table | Analytic Rules | Other Items |
|:------|---------------:|------------:|
<#list page.tables as table>
| ${table.link} | ${table.rules} | ${table.others} |
</#list>

<#if page.omitted gt 0>
And ${page.omitted} more that fewer items read.

</#if>
</#if>
<@a.copyright/>
<@f.rule/>
<@f.nav/>
<@f.back {"label": "ATT&CK Techniques", "target": link("attack-index")}/>
