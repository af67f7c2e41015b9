<#-- What commits did to items. Texts of the repository stand in code spans or are escaped. -->

<#macro values list><#list list as value>${code(value)}<#sep>, </#list></#macro>

<#-- One difference. -->
<#macro difference one>
${one.topic.label()}<#if one.subject?has_content> ${code(one.subject)}</#if><#if !one.before?has_content && !one.after?has_content> changed<#elseif one.before?size == 1 && one.after?size == 1>: <@values one.before/> → <@values one.after/><#else>: <#if one.after?has_content>added <@values one.after/></#if><#if one.before?has_content && one.after?has_content>; </#if><#if one.before?has_content>removed <@values one.before/></#if></#if><#t>
</#macro>

<#-- The flags of a change. -->
<#macro flags change>
<#list change.flags as flag>
- ⚠️ <#if flag.breaking>Breaking? ${flag.words?cap_first}<#else>**${flag.words?cap_first}**</#if>
</#list>
</#macro>

<#-- All that is different. -->
<#macro differences change>
<@flags change/>
<#if change.query?has_content>
- ${change.query}
</#if>
<#list change.differences as one>
- <@difference one/>
</#list>
<#if change.hidden gt 0>
- ${change.hidden} more differences
</#if>
</#macro>

<#-- A commit: its date, id, pull request and title. -->
<#macro commit one>
**${one.date}** · ${one.commit}<#if one.pullRequest?has_content> · ${one.pullRequest}</#if><#if one.title?has_content> · ${one.title}</#if>
</#macro>

<#-- One entry of the history of an item. -->
<#macro entry one>
<#local change = one.change>
<@commit one/>

<#if change.action == "ADDED">
- Added<#if change.versions?has_content> with version ${change.versions}</#if>
<#elseif change.action == "MOVED">
- Moved from ${code(change.earlierPath)}
<#elseif change.action == "REMOVED">
- Removed
</#if>
<@differences change/>
<#if one.tooLarge>
- The lines that differ are too many to be shown here
</#if>

<#if one.lines?has_content>
<details><summary>Lines that differ</summary>

${one.lines}

</details>

</#if>
</#macro>

<#-- The history section of an item's page. -->
<#macro section history>
## History

<#list history.entries as one>
<@entry one/>
</#list>
<#if history.years?has_content>
**Older changes:** <#list history.years as year, target>[${year}](${target})<#sep> · </#sep></#list>

</#if>
<#if !history.complete>
Earlier history is not available in this copy.

</#if>
</#macro>
