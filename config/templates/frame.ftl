<#-- What every page has around its content: navigation bar, way back, rules, footnotes. -->

<#-- The navigation bar; the section named by `current` is not a link. -->
<#macro nav current="">
<#if framed>
**Browse:** <#list navigation() as label, target><#if label == current>**${label}**<#else>[${label}](${target})</#if><#sep> · </#sep></#list>

</#if>
</#macro>

<#macro rule>
<#if framed>
---

</#if>
</#macro>

<#-- Ways back: maps of label and target, from the outer to the inner. In HTML the frame has them. -->
<#macro back links...>
<#if framed>
↑ <#list links as link>[Back to ${link.label}](${link.target})<#sep> · </#sep></#list>

<#else>
<#list links as link>${breadcrumb(link.label, link.target)}</#list>
</#if>
</#macro>

<#-- One row of an attribute table, left out when it has no value. -->
<#macro attribute name value>
<#if value?has_content>
| **${name}** | ${value} |
</#if>
</#macro>

<#-- Files of which this page shows an earlier version. -->
<#macro kept notices>
<#list notices as notice>
> ⚠️ **Kept at an earlier version:** The newest version of ${notice.file} cannot be read. This page shows what the version of commit `${notice.commit?substring(0, 8)}` says; the problems report says why.

</#list>
</#macro>

<#-- The day of reference facts, if it is known. -->
<#macro asOf day><#if day?has_content> (as of ${day})</#if></#macro>

<#-- What the icons beside names mean. -->
<#macro unpublished>
> ⚠️ **Unpublished:** This item is from a solution that is not yet published on Azure Marketplace<@asOf taken("offers")/>.

</#macro>

<#macro deprecated>
> 🚫 **Deprecated:** This connector has been deprecated and may be removed in future versions.

</#macro>

<#macro discovered>
> 🔍 **Discovered:** This item was discovered by scanning the solution folder but is not listed in the Solution JSON file.

</#macro>

<#-- Notes that the corrections file adds to a page. -->
<#macro notes texts>
<#if texts?has_content>
## Additional Information

<#if texts?size == 1>
${texts[0]}
<#else>
<#list texts as text>
- ${text}
</#list>
</#if>

</#if>
</#macro>

<#-- A README of the repository. -->
<#macro readme embedded="">
<#if embedded?has_content>
## Additional Documentation

> 📄 *Source: <#if embedded.url?has_content>[${embedded.label}](${embedded.url})<#else>${code(embedded.label)}</#if>${lastVersion(embedded.path)}*

${embedded.text}

</#if>
</#macro>

<#-- Items under their types and solutions. -->
<#macro itemGroups types>
<#list types as type>
### ${type.plural} (${type.count})

<#list type.groups as group>
**In solution ${group.solution}:**
<#list group.items as item>
- ${item}
</#list>

</#list>
</#list>
</#macro>

<#-- Links to the letters of an index. -->
<#macro letters groups><#list groups as group>[${group.letter}](#${group.anchor})<#sep> | </#list></#macro>

<#-- The pages of the parts of a list that is too long for one page. -->
<#macro parts view head="Letter">
<#if view.jumps()>
**Jump to:** <#list view.parts as part>[${part.link.label}](${part.link.target})<#sep> | </#list>

</#if>
| ${head} | Count |
|:-------|------:|
<#list view.parts as part>
| [${part.link.label}](${part.link.target}) | ${part.count} |
</#list>

</#macro>

<#-- Links to the parts beside the part that a page shows. -->
<#macro siblings view>
<#if view.siblings?has_content>
**Jump to letter:** <#list view.siblings as part><#if part.label == view.label>**${part.label}**<#else>[${part.label}](${part.target})</#if><#sep> | </#list>

</#if>
</#macro>

<#-- Ways back from a part of a list: to the given pages, then to the larger parts that it belongs to. -->
<#macro backTo view links...>
<#if framed>
↑ <#list links as link>[Back to ${link.label}](${link.target})<#sep> · </#sep></#list><#list view.above as part> · [Back to ${part.label}](${part.target})</#list>

<#else>
<#list links as link>${breadcrumb(link.label, link.target)}</#list><#list view.above as part>${breadcrumb(part.label, part.target)}</#list>
</#if>
</#macro>
