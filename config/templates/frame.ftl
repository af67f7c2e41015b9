<#-- What every page has around its content: navigation bar, way back, rules, footnotes. -->

<#-- The navigation bar; the section named by `current` is not a link. -->
<#macro nav current="">
<#local items = [
  {"label": "🏠", "target": "readme.md"},
  {"label": "Solutions", "target": "solutions-index.md"},
  {"label": "Connectors", "target": "connectors-index.md"},
  {"label": "Tables", "target": "tables-index.md"},
  {"label": "Content", "target": "content/content-index.md"},
  {"label": "Parsers", "target": "parsers/parsers-index.md"},
  {"label": "ASIM Parsers", "target": "asim/asim-index.md"},
  {"label": "ASIM Products", "target": "asim/asim-products-index.md"},
  {"label": "📊", "target": "statistics.md"}]>
**Browse:** <#list items as item><#if item.label == current>**${item.label}**<#else>[${item.label}](${root}${item.target})</#if><#sep> · </#sep></#list>

</#macro>

<#macro rule>
---

</#macro>

<#-- A way back: pairs of label and target. -->
<#macro back links...>
↑ <#list links as link>[Back to ${link.label}](${link.target})<#sep> · </#sep></#list>

</#macro>

<#-- One row of an attribute table, left out when it has no value. -->
<#macro attribute name value>
<#if value?has_content>
| **${name}** | ${value} |
</#if>
</#macro>

<#function icon><#return '<img src="${root}images/asim-logo-small.png" alt="ASIM" height="16">'?no_esc></#function>
<#function badge><#return '<img src="${root}images/asim-badge.png" alt="ASIM" height="32">'?no_esc></#function>
