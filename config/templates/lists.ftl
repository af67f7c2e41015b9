<#-- Lists of content items, shared by the pages of types and letters. -->

<#macro legend>
> **Source:** 📦 Solution | 📄 Standalone | 🔗 GitHub Only

</#macro>

<#-- A table of items; `detail` names the second column, if there is one. -->
<#macro items rows detail="">
<#if detail == "Severity">
| Name | Severity | Source |
|:-----|:---------|:-------|
<#elseif detail == "Tactics">
| Name | Tactics | Source |
|:-----|:--------|:-------|
<#else>
| Name | Source |
|:-----|:-------|
</#if>
<#list rows as row>
| ${row.link} | <#if detail?has_content>${row.detail} | </#if>${row.source} |
</#list>

</#macro>

<#macro flagged>
> ⚠️ Items marked with ⚠️ are not listed in their Solution JSON file. They were discovered by scanning solution folders.

</#macro>

<#-- Where to read more about a type of content. -->
<#function learnMore slug>
<#local addresses = {
  "analytic-rules": "https://learn.microsoft.com/azure/sentinel/detect-threats-built-in",
  "hunting-queries": "https://learn.microsoft.com/azure/sentinel/hunting",
  "playbooks": "https://learn.microsoft.com/azure/sentinel/automate-responses-with-playbooks",
  "workbooks": "https://learn.microsoft.com/azure/sentinel/monitor-your-data",
  "parsers": "https://learn.microsoft.com/azure/sentinel/normalization",
  "watchlists": "https://learn.microsoft.com/azure/sentinel/watchlists",
  "summary-rules": "https://learn.microsoft.com/azure/sentinel/summary-rules"}>
<#return "[Learn more](${addresses[slug]})"?no_esc>
</#function>
